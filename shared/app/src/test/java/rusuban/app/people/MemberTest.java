package rusuban.app.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.AccountId;

final class MemberTest {
  private static final Instant NOW = Instant.parse("2026-11-29T05:12:00Z");
  private static final AccountId SALON = new AccountId("salon");
  private static final EmailAddress MISAKI = new EmailAddress("canary-misaki@example.com");

  @Test
  void an_owner_may_all_that_staff_may_and_staff_all_that_a_viewer_may() {
    for (var role : Role.values())
      for (var least : Role.values())
        assertThat(role.isAtLeast(least))
            .as("%s at least %s", role, least)
            .isEqualTo(role.compareTo(least) <= 0);
    assertThat(Role.OWNER.isAtLeast(Role.STAFF)).isTrue();
    assertThat(Role.VIEWER.isAtLeast(Role.STAFF)).isFalse();
    assertThat(Role.STAFF.isAtLeast(Role.OWNER)).isFalse();
  }

  @Test
  void a_role_is_found_by_its_word_alone() {
    for (var role : Role.values()) assertThat(Role.of(role.word())).contains(role);
    assertThat(Role.of("OWNER")).isEmpty();
    assertThat(Role.of("admin")).isEmpty();
  }

  @Test
  void somebody_invited_without_a_name_is_called_by_the_address() {
    var invited = Member.invited(SALON, MISAKI, Optional.empty(), Role.STAFF, NOW);
    assertThat(invited.name()).isEqualTo("canary-misaki");
    var long64 = new EmailAddress("m".repeat(64) + "@example.com");
    assertThat(Member.invited(SALON, long64, Optional.empty(), Role.STAFF, NOW).name())
        .hasSize(Member.LONGEST_NAME);
  }

  @Test
  void an_invited_owner_does_not_count_before_the_first_sign_in() {
    var invited = Member.invited(SALON, MISAKI, Optional.empty(), Role.OWNER, NOW);
    assertThat(invited.isStandingOwner()).isFalse();
    assertThat(invited.joined("sub", NOW).isStandingOwner()).isTrue();
    assertThat(invited.joined("sub", NOW).as(Role.STAFF).isStandingOwner()).isFalse();
  }

  @Test
  void a_member_never_expires_and_an_invitation_does() {
    var invited = Member.invited(SALON, MISAKI, Optional.empty(), Role.OWNER, NOW);
    var end = NOW.plus(Member.INVITATION);
    assertThat(invited.isExpired(end.minusNanos(1))).isFalse();
    assertThat(invited.isExpired(end)).isTrue();
    assertThat(invited.joined("sub", NOW).isExpired(Instant.MAX)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"沙也加", "田中会計", "O'Hara", "𠮷田 🎀", "a"})
  void a_name_that_can_be_read_is_a_name(String name) {
    assertThat(Member.isName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "\u200B\u3164",
        "a\nb",
        "a\u0000",
        "\u202Egnp.exe",
        "\u2066x",
        "a\u2028b",
        "a\uD83C"
      })
  void a_name_that_nobody_can_read_in_a_line_is_none(String name) {
    assertThat(Member.isName(name)).isFalse();
    assertThatThrownBy(() -> Member.invited(SALON, MISAKI, Optional.of(name), Role.STAFF, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_name_ends_at_its_limit() {
    assertThat(Member.isName("あ".repeat(Member.LONGEST_NAME))).isTrue();
    assertThat(Member.isName("あ".repeat(Member.LONGEST_NAME + 1))).isFalse();
  }

  @Test
  void nobody_is_named_in_a_log() {
    var member =
        Member.invited(SALON, MISAKI, Optional.of("canary"), Role.STAFF, NOW)
            .joined("canary-subject", NOW);
    var entry = AuditEntry.of(SALON, NOW, member.actor(), AuditCode.MEMBER_REMOVED, "canary");
    var unknown = AuditFact.of("newer", java.util.List.of("canary"));
    var identity = new VerifiedIdentity(MISAKI, "canary-subject", Optional.of("canary"));
    var session = Session.begin("0".repeat(64), SALON, MISAKI, "Safari / iPhone", NOW);
    for (Object each :
        new Object[] {
          member,
          entry,
          unknown,
          identity,
          session,
          new Actor.CommandLine("canary"),
          new Admission.FirstOwner(SALON, MISAKI)
        }) assertThat(each.toString()).doesNotContain("canary", "000000");
  }
}
