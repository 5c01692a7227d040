package rusuban.testkit.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.app.people.Actor;
import rusuban.app.people.AuditCode;
import rusuban.app.people.AuditEntry;
import rusuban.app.people.AuditFact;
import rusuban.app.people.AuditLog;

/** Contract tests for every implementation of {@link AuditLog}. */
public abstract class AuditLogContract extends PeopleContract {

  @Test
  void a_log_without_entries_is_one_empty_page() {
    assertThat(audit().page(SALON, 10, Optional.empty()))
        .isEqualTo(new AuditLog.Entries(List.of(), Optional.empty()));
  }

  @Test
  void entries_of_every_actor_and_code_are_read_as_they_were_appended() {
    var actors =
        List.of(
            new Actor.Person(SAYAKA, "沙也加 🎀"),
            new Actor.CommandLine("店長"),
            new Actor.Deployment());
    var appended = new ArrayList<AuditEntry>();
    for (var code : AuditCode.values()) {
      var arguments = new ArrayList<String>();
      for (int i = 0; i < code.arguments(); i++) arguments.add(i == 0 ? "" : "引数" + i);
      var at = NOW.plusSeconds(appended.size());
      var by = actors.get(appended.size() % actors.size());
      appended.add(new AuditEntry(SALON, at, by, new AuditFact.Known(code, arguments)));
    }
    appended.forEach(audit()::append);
    assertThat(entries(SALON)).isEqualTo(appended.reversed());
  }

  @Test
  void the_code_of_a_newer_version_is_kept_as_it_stands() {
    var unknown = new AuditFact.Unknown("rich-menu-changed", List.of("summer", "2"));
    var entry = new AuditEntry(SALON, NOW, new Actor.Deployment(), unknown);
    audit().append(entry);
    assertThat(entries(SALON)).containsExactly(entry);
  }

  @Test
  void pages_lead_from_the_newest_entry_to_the_oldest() {
    for (int i = 0; i < 25; i++) audit().append(entry(SALON, NOW.plusSeconds(i), "e" + i));
    audit().append(entry(BAR, NOW, "bar"));
    var first = audit().page(SALON, 10, Optional.empty());
    var second = audit().page(SALON, 10, first.next());
    var third = audit().page(SALON, 10, second.next());
    assertThat(first.list())
        .hasSize(10)
        .first()
        .isEqualTo(entry(SALON, NOW.plusSeconds(24), "e24"));
    assertThat(second.list()).hasSize(10);
    assertThat(third.list()).hasSize(5).last().isEqualTo(entry(SALON, NOW, "e0"));
    assertThat(third.next()).isEmpty();
  }

  @Test
  void a_page_that_takes_all_entries_has_no_next_one() {
    for (int i = 0; i < 3; i++) audit().append(entry(SALON, NOW.plusSeconds(i), "e" + i));
    assertThat(audit().page(SALON, 3, Optional.empty()).next()).isEmpty();
    assertThat(audit().page(SALON, 2, Optional.empty()).next()).isPresent();
  }

  @Test
  void entries_of_the_same_moment_are_all_kept() {
    for (int i = 0; i < 5; i++) audit().append(entry("same"));
    assertThat(entries(SALON)).hasSize(5);
  }

  @Test
  void a_cursor_that_somebody_made_up_shows_the_first_page() {
    audit().append(entry("one"));
    for (String made : List.of("", "nonsense", "'\"<b>", "あ", "x".repeat(3_000)))
      assertThat(audit().page(SALON, 10, Optional.of(made)).list()).containsExactly(entry("one"));
  }
}
