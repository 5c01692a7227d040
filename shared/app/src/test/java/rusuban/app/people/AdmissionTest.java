package rusuban.app.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rusuban.app.people.Admission.AdmissionResult;
import rusuban.app.people.Admission.FirstOwner;
import rusuban.core.AccountId;
import rusuban.testkit.people.InMemoryPeoplePorts;

final class AdmissionTest {
  private static final Instant NOW = Instant.parse("2026-11-29T05:12:00Z");
  private static final AccountId SALON = new AccountId("salon");
  private static final AccountId BAR = new AccountId("bar");
  private static final EmailAddress SAYAKA = new EmailAddress("sayaka@example.com");
  private static final EmailAddress RYO = new EmailAddress("ryo@example.com");
  private static final AdmissionResult NOT_INVITED = new AdmissionResult.NotInvited();

  private final PeoplePorts people = InMemoryPeoplePorts.empty();
  private final Admission admission = new Admission(people.members(), Optional.empty());
  private final Admission withFirstOwner =
      new Admission(people.members(), Optional.of(new FirstOwner(SALON, SAYAKA)));

  private static VerifiedIdentity identity(EmailAddress email, String subject) {
    return new VerifiedIdentity(email, subject, Optional.empty());
  }

  private void invite(AccountId account, EmailAddress email, Role role) {
    var actor = new Actor.CommandLine("test");
    people
        .members()
        .invite(
            Member.invited(account, email, Optional.empty(), role, NOW),
            AuditEntry.of(
                account, NOW, actor, AuditCode.MEMBER_INVITED, email.value(), role.word()));
  }

  private List<AuditFact> audited(AccountId account) {
    return people.audit().page(account, 100, Optional.empty()).list().stream()
        .map(AuditEntry::what)
        .toList();
  }

  @Test
  void a_person_whom_no_account_knows_does_not_enter() {
    invite(SALON, SAYAKA, Role.OWNER);
    assertThat(admission.admit(identity(RYO, "r"), NOW)).isEqualTo(NOT_INVITED);
    assertThat(people.members().find(SALON, RYO, NOW)).isEmpty();
    assertThat(people.members().find(SALON, SAYAKA, NOW).orElseThrow().hasJoined()).isFalse();
  }

  @Test
  void the_first_sign_in_accepts_every_invitation_of_the_address() {
    invite(SALON, RYO, Role.STAFF);
    invite(BAR, RYO, Role.VIEWER);
    var result = admission.admit(identity(RYO, "r"), NOW);
    assertThat(((AdmissionResult.Admitted) result).memberships())
        .allMatch(Member::hasJoined)
        .extracting(Member::account, Member::role)
        .containsExactly(tuple(BAR, Role.VIEWER), tuple(SALON, Role.STAFF));
    assertThat(audited(SALON))
        .contains(new AuditFact.Known(AuditCode.MEMBER_JOINED, List.of("staff")));
  }

  @Test
  void the_second_sign_in_changes_nothing() {
    invite(SALON, RYO, Role.STAFF);
    var first = admission.admit(identity(RYO, "r"), NOW);
    assertThat(admission.admit(identity(RYO, "r"), NOW.plusSeconds(60))).isEqualTo(first);
    assertThat(audited(SALON)).hasSize(2);
  }

  @Test
  void an_invitation_that_has_ended_lets_nobody_in() {
    invite(SALON, RYO, Role.STAFF);
    var end = NOW.plus(Member.INVITATION);
    assertThat(admission.admit(identity(RYO, "r"), end)).isEqualTo(NOT_INVITED);
  }

  @Test
  void a_member_of_a_pool_made_anew_enters_and_the_log_tells_so() {
    invite(SALON, RYO, Role.STAFF);
    admission.admit(identity(RYO, "old"), NOW);
    assertThat(admission.admit(identity(RYO, "new"), NOW))
        .isInstanceOf(AdmissionResult.Admitted.class);
    assertThat(people.members().find(SALON, RYO, NOW).orElseThrow().isKnownAs("new")).isTrue();
    assertThat(audited(SALON))
        .contains(new AuditFact.Known(AuditCode.NEW_IDENTITY, List.of("staff")));
  }

  @Test
  void the_owner_whom_the_deployment_names_owns_an_account_without_one() {
    var identity = new VerifiedIdentity(SAYAKA, "s", Optional.of("沙也加"));
    var result = withFirstOwner.admit(identity, NOW);
    assertThat(((AdmissionResult.Admitted) result).memberships())
        .singleElement()
        .satisfies(
            owner -> {
              assertThat(owner.role()).isEqualTo(Role.OWNER);
              assertThat(owner.account()).isEqualTo(SALON);
              assertThat(owner.name()).isEqualTo("沙也加");
            });
    assertThat(audited(SALON))
        .containsExactly(new AuditFact.Known(AuditCode.FIRST_OWNER, List.of(SAYAKA.value())));
    assertThat(withFirstOwner.admit(identity, NOW.plusSeconds(60))).isEqualTo(result);
    assertThat(audited(SALON)).hasSize(1);
  }

  @Test
  void nobody_else_is_made_the_first_owner() {
    assertThat(withFirstOwner.admit(identity(RYO, "r"), NOW)).isEqualTo(NOT_INVITED);
    assertThat(admission.admit(identity(SAYAKA, "s"), NOW)).isEqualTo(NOT_INVITED);
    assertThat(people.members().list(SALON, NOW)).isEmpty();
  }

  @Test
  void the_named_owner_takes_no_account_that_has_an_owner() {
    invite(SALON, RYO, Role.OWNER);
    admission.admit(identity(RYO, "r"), NOW);
    assertThat(withFirstOwner.admit(identity(SAYAKA, "s"), NOW)).isEqualTo(NOT_INVITED);
    invite(SALON, SAYAKA, Role.VIEWER);
    assertThat(withFirstOwner.admit(identity(SAYAKA, "s"), NOW))
        .isInstanceOf(AdmissionResult.Admitted.class);
    assertThat(people.members().find(SALON, SAYAKA, NOW).orElseThrow().role())
        .isEqualTo(Role.VIEWER);
  }

  @Test
  void a_name_that_nobody_can_read_is_replaced_by_the_address() {
    var identity = new VerifiedIdentity(SAYAKA, "s", Optional.of("\u202E"));
    withFirstOwner.admit(identity, NOW);
    assertThat(people.members().find(SALON, SAYAKA, NOW).orElseThrow().name()).isEqualTo("sayaka");
  }
}
