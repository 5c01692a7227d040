package rusuban.app.people;

import java.util.List;
import java.util.Optional;
import rusuban.core.AccountId;

/** The record of who changed what in an account. Entries never change. */
public interface AuditLog {

  /** Adds an entry. */
  void append(AuditEntry entry);

  /**
   * Returns a page of the newest entries.
   *
   * @param limit the most entries of the page, 1 to 100
   * @param after the {@link Entries#next} of the page before; empty for the first page
   */
  Entries page(AccountId account, int limit, Optional<String> after);

  /**
   * A page of entries, the newest first.
   *
   * @param next the cursor of the next page, opaque, for an address; empty at the end
   */
  record Entries(List<AuditEntry> list, Optional<String> next) {
    public Entries {
      list = List.copyOf(list);
    }
  }
}
