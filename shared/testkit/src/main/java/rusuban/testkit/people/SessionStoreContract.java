package rusuban.testkit.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rusuban.app.people.Role;
import rusuban.app.people.Session;
import rusuban.app.people.SessionStore;

/** Contract tests for every implementation of {@link SessionStore}. */
public abstract class SessionStoreContract extends PeopleContract {

  @Test
  void a_token_that_nobody_has_finds_nothing() {
    assertThat(sessions().find("0".repeat(64), NOW)).isEmpty();
    assertThat(sessions().list(SALON, SAYAKA, NOW)).isEmpty();
    sessions().endAll(SALON, SAYAKA);
    sessions().end(session(1, SAYAKA, NOW));
  }

  @Test
  void a_session_is_found_by_the_hash_of_its_token_as_it_was_created() {
    var session = session(1, SAYAKA, NOW);
    sessions().create(session);
    assertThat(sessions().find(session.tokenHash(), NOW)).contains(session);
    assertThat(sessions().list(SALON, SAYAKA, NOW)).containsExactly(session);
    assertThat(sessions().find(session(2, SAYAKA, NOW).tokenHash(), NOW)).isEmpty();
  }

  @Test
  void a_session_ends_at_its_time_and_not_a_moment_before() {
    var session = session(1, SAYAKA, NOW);
    sessions().create(session);
    var end = NOW.plus(Session.LIFETIME);
    assertThat(sessions().find(session.tokenHash(), end.minusNanos(1_000))).contains(session);
    assertThat(sessions().find(session.tokenHash(), end)).isEmpty();
    assertThat(sessions().list(SALON, SAYAKA, end)).isEmpty();
  }

  @Test
  void a_session_in_use_lives_on() {
    var session = session(1, SAYAKA, NOW);
    sessions().create(session);
    var used = session.used(NOW.plus(DAY)).orElseThrow();
    assertThat(sessions().renew(used)).isTrue();
    assertThat(sessions().find(session.tokenHash(), NOW.plus(Session.LIFETIME))).contains(used);
    assertThat(sessions().list(SALON, SAYAKA, NOW.plus(Session.LIFETIME))).containsExactly(used);
    var again = used.used(NOW.plus(DAY).plus(Session.SEEN_EVERY)).orElseThrow();
    assertThat(again.expires()).isEqualTo(used.expires());
    assertThat(sessions().renew(again)).isTrue();
    assertThat(sessions().list(SALON, SAYAKA, NOW)).containsExactly(again);
  }

  @Test
  void a_session_that_somebody_ended_is_not_renewed() {
    var session = session(1, SAYAKA, NOW);
    sessions().create(session);
    sessions().end(session);
    assertThat(sessions().renew(session.used(NOW.plus(DAY)).orElseThrow())).isFalse();
    assertThat(sessions().find(session.tokenHash(), NOW)).isEmpty();
    assertThat(sessions().list(SALON, SAYAKA, NOW)).isEmpty();
    sessions().end(session);
  }

  @Test
  void the_sessions_of_a_member_are_listed_with_the_last_used_first() {
    var phone = session(1, SAYAKA, NOW);
    var laptop = session(2, SAYAKA, NOW.plusSeconds(10));
    sessions().create(phone);
    sessions().create(laptop);
    sessions().create(session(3, RYO, NOW));
    sessions().create(Session.begin("%064x".formatted(4), BAR, SAYAKA, "Chrome / Windows", NOW));
    assertThat(sessions().list(SALON, SAYAKA, NOW)).containsExactly(laptop, phone);
    var used = phone.used(NOW.plus(DAY)).orElseThrow();
    sessions().renew(used);
    assertThat(sessions().list(SALON, SAYAKA, NOW)).containsExactly(used, laptop);
  }

  @Test
  void ending_one_session_leaves_the_others() {
    var phone = session(1, SAYAKA, NOW);
    var laptop = session(2, SAYAKA, NOW);
    sessions().create(phone);
    sessions().create(laptop);
    sessions().end(phone);
    assertThat(sessions().find(phone.tokenHash(), NOW)).isEmpty();
    assertThat(sessions().list(SALON, SAYAKA, NOW)).containsExactly(laptop);
  }

  @Test
  void ending_all_sessions_of_a_member_ends_no_other() {
    for (int i = 0; i < 60; i++) sessions().create(session(i, SAYAKA, NOW));
    var ryo = session(100, RYO, NOW);
    var bar = Session.begin("%064x".formatted(101), BAR, SAYAKA, "Safari / Mac", NOW);
    sessions().create(ryo);
    sessions().create(bar);
    sessions().endAll(SALON, SAYAKA);
    assertThat(sessions().list(SALON, SAYAKA, NOW)).isEmpty();
    for (int i = 0; i < 60; i++) assertThat(sessions().find("%064x".formatted(i), NOW)).isEmpty();
    assertThat(sessions().find(ryo.tokenHash(), NOW)).contains(ryo);
    assertThat(sessions().find(bar.tokenHash(), NOW)).contains(bar);
  }

  @Test
  void sessions_are_no_members_and_members_no_sessions() {
    join(SALON, SAYAKA, Role.OWNER);
    sessions().create(session(1, SAYAKA, NOW));
    assertThat(members().list(SALON, NOW)).hasSize(1);
    assertThat(sessions().list(SALON, SAYAKA, NOW)).hasSize(1);
    sessions().endAll(SALON, SAYAKA);
    assertThat(members().list(SALON, NOW)).hasSize(1);
  }
}
