package rusuban.testkit.people;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rusuban.app.people.AuditEntry;
import rusuban.app.people.AuditLog;
import rusuban.core.AccountId;

/** An audit log in memory. A cursor is the number of entries before it. */
record InMemoryAuditLog(InMemoryPeople people) implements AuditLog {

  @Override
  public void append(AuditEntry entry) {
    synchronized (people) {
      people.audit.add(entry);
    }
  }

  @Override
  public Entries page(AccountId account, int limit, Optional<String> after) {
    int from =
        after.filter(cursor -> cursor.matches("[0-9]{1,9}")).map(Integer::parseInt).orElse(0);
    var rest = newestFirst(account).stream().skip(from).toList();
    return rest.size() <= limit
        ? new Entries(rest, Optional.empty())
        : new Entries(rest.subList(0, limit), Optional.of(Integer.toString(from + limit)));
  }

  private List<AuditEntry> newestFirst(AccountId account) {
    synchronized (people) {
      return people.audit.stream()
          .filter(entry -> entry.account().equals(account))
          .sorted(Comparator.comparing(AuditEntry::at).reversed())
          .toList();
    }
  }
}
