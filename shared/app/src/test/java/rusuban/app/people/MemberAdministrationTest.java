package rusuban.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rusuban.app.people.EmailAddress.Fault;
import rusuban.app.people.MemberAdministration.InvitationResult;
import rusuban.app.people.MemberStore.ChangeResult;
import rusuban.app.people.UserDirectory.Notice;
import rusuban.core.AccountId;
import rusuban.testkit.people.FakeUserDirectory;
import rusuban.testkit.people.InMemoryPeoplePorts;

final class MemberAdministrationTest {
  private static final Instant NOW = Instant.parse("2026-11-29T05:12:00Z");
  private static final AccountId SALON = new AccountId("salon");
  private static final AccountId BAR = new AccountId("bar");
  private static final EmailAddress RYO = new EmailAddress("ryo@example.com");
  private static final Actor SAYAKA =
      new Actor.Person(new EmailAddress("sayaka@example.com"), "沙也加");
  private static final ChangeResult CHANGED = new ChangeResult.Changed();

  private final PeoplePorts people = InMemoryPeoplePorts.empty();
  private final FakeUserDirectory users = new FakeUserDirectory();
  private final MemberAdministration administration =
      new MemberAdministration(people.members(), people.sessions(), users);

  private Member invited() {
    invite(SALON);
    return people.members().find(SALON, RYO, NOW).orElseThrow();
  }

  private InvitationResult invite(AccountId account) {
    return administration.invite(account, RYO, Optional.of("亮"), Role.STAFF, SAYAKA, NOW);
  }

  private Member joined() {
    new Admission(people.members(), Optional.empty())
        .admit(new VerifiedIdentity(RYO, "r", Optional.empty()), NOW);
    return people.members().find(SALON, RYO, NOW).orElseThrow();
  }

  private AuditEntry last() {
    return people.audit().page(SALON, 1, Optional.empty()).list().getFirst();
  }

  private static AuditFact fact(AuditCode code, String... arguments) {
    return new AuditFact.Known(code, List.of(arguments));
  }

  @Test
  void every_change_is_told_with_who_made_it() {
    var later = NOW.plusSeconds(60);
    invited();
    assertThat(last())
        .isEqualTo(
            AuditEntry.of(
                SALON, NOW, SAYAKA, AuditCode.MEMBER_INVITED, "ryo@example.com", "staff"));
    var member = joined();
    assertThat(administration.changeRole(member, Role.VIEWER, SAYAKA, later)).isEqualTo(CHANGED);
    assertThat(last().what()).isEqualTo(fact(AuditCode.ROLE_CHANGED, "亮", "staff", "viewer"));
    var viewer = people.members().find(SALON, RYO, later).orElseThrow();
    assertThat(administration.rename(viewer, "Ryo", SAYAKA, later.plusSeconds(1)))
        .isEqualTo(CHANGED);
    assertThat(last().what()).isEqualTo(fact(AuditCode.MEMBER_RENAMED, "亮", "Ryo"));
    var renamed = people.members().find(SALON, RYO, later).orElseThrow();
    assertThat(administration.remove(renamed, SAYAKA, later.plusSeconds(2))).isEqualTo(CHANGED);
    assertThat(last())
        .isEqualTo(
            AuditEntry.of(SALON, later.plusSeconds(2), SAYAKA, AuditCode.MEMBER_REMOVED, "Ryo"));
  }

  @Test
  void an_invited_person_becomes_a_user_who_is_mailed() {
    assertThat(invite(SALON))
        .isEqualTo(
            new InvitationResult.Invited(
                Member.invited(SALON, RYO, Optional.of("亮"), Role.STAFF, NOW), Notice.MAILED));
    assertThat(users.users()).containsExactly(RYO);
    users.choosePassword(RYO);
    assertThat(invite(BAR))
        .isInstanceOfSatisfying(
            InvitationResult.Invited.class,
            it -> assertThat(it.notice()).isEqualTo(Notice.CAN_SIGN_IN));
  }

  @Test
  void somebody_who_is_known_becomes_no_user_again() {
    var member = invited();
    users.remove(RYO);
    assertThat(invite(SALON)).isEqualTo(new InvitationResult.Refused(member));
    assertThat(users.users()).isEmpty();
  }

  @Test
  void an_invitation_without_a_mail_is_stored_and_told() {
    users.goDown();
    assertThat(invite(SALON))
        .isInstanceOfSatisfying(
            InvitationResult.Invited.class,
            it -> assertThat(it.notice()).isEqualTo(Notice.NOT_MAILED));
    assertThat(people.members().find(SALON, RYO, NOW)).isPresent();
  }

  @Test
  void a_user_stays_until_the_last_membership_is_gone() {
    var salon = invited();
    invite(BAR);
    administration.remove(salon, SAYAKA, NOW);
    assertThat(users.users()).containsExactly(RYO);
    var bar = people.members().find(BAR, RYO, NOW).orElseThrow();
    administration.remove(bar, SAYAKA, NOW);
    assertThat(users.users()).isEmpty();
  }

  @Test
  void what_changes_nothing_is_not_told() {
    var member = invited();
    var before = last();
    assertThat(administration.changeRole(member, Role.STAFF, SAYAKA, NOW)).isEqualTo(CHANGED);
    assertThat(administration.rename(member, "亮", SAYAKA, NOW)).isEqualTo(CHANGED);
    assertThat(people.audit().page(SALON, 9, Optional.empty()).list()).containsExactly(before);
  }

  @Test
  void a_withdrawn_invitation_names_the_address() {
    assertThat(administration.remove(invited(), SAYAKA, NOW.plusSeconds(1))).isEqualTo(CHANGED);
    assertThat(last().what()).isEqualTo(fact(AuditCode.INVITATION_WITHDRAWN, "ryo@example.com"));
  }

  @Test
  void a_removed_member_is_signed_out_everywhere() {
    invited();
    var member = joined();
    var session = Session.begin("0f".repeat(32), SALON, RYO, "Safari / iPhone", NOW);
    people.sessions().create(session);
    administration.changeRole(member, Role.VIEWER, SAYAKA, NOW);
    assertThat(people.sessions().find(session.tokenHash(), NOW)).contains(session);
    assertThat(administration.remove(member, SAYAKA, NOW))
        .isInstanceOf(ChangeResult.Outdated.class);
    assertThat(people.sessions().find(session.tokenHash(), NOW)).contains(session);
    administration.remove(member.as(Role.VIEWER), SAYAKA, NOW);
    assertThat(people.sessions().find(session.tokenHash(), NOW)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void every_fault_of_an_address_is_told_with_its_remedy(Fault fault) {
    assertThat(EmailFaultText.ja(fault, "a b")).endsWith("。").hasSizeGreaterThan(10);
    assertThat(EmailFaultText.en(fault, "a b")).endsWith(".").hasSizeGreaterThan(10);
    assertThat(EmailFaultText.ja(fault, "x".repeat(10_000))).hasSizeLessThan(150);
  }

  @Test
  void an_address_that_stops_early_is_quoted() {
    assertThat(EmailFaultText.ja(Fault.UNFINISHED, " aoi@example "))
        .isEqualTo("「aoi@example」は途中で終わっているようです。「.com」や「.jp」まで入れてください。");
  }
}
