package rusuban.app.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AuditTextTest {

  @ParameterizedTest
  @EnumSource
  void every_code_is_a_sentence_in_both_languages_with_all_that_it_tells(AuditCode code) {
    var arguments = List.of("いち", "に", "さん").subList(0, code.arguments());
    var fact = new AuditFact.Known(code, arguments);
    assertThat(AuditText.ja(fact)).contains(arguments).doesNotContain("null").hasSizeGreaterThan(5);
    assertThat(AuditText.en(fact)).contains(arguments).doesNotContain("null").hasSizeGreaterThan(5);
  }

  @Test
  void roles_are_told_by_their_names() {
    var changed = new AuditFact.Known(AuditCode.ROLE_CHANGED, List.of("亮", "staff", "owner"));
    assertThat(AuditText.ja(changed)).isEqualTo("亮の役割をスタッフからオーナーに変えた");
    assertThat(AuditText.en(changed)).isEqualTo("changed the role of 亮 from staff to owner");
    var invited =
        new AuditFact.Known(AuditCode.MEMBER_INVITED, List.of("misaki@example.com", "viewer"));
    assertThat(AuditText.ja(invited)).isEqualTo("misaki@example.com を見るだけとして招待した");
    assertThat(AuditText.en(invited)).isEqualTo("invited misaki@example.com as viewer");
  }

  @Test
  void the_code_of_a_newer_version_is_shown_as_it_stands() {
    var fact = AuditFact.of("rich-menu-changed", List.of("summer"));
    assertThat(fact).isInstanceOf(AuditFact.Unknown.class);
    assertThat(AuditText.ja(fact)).contains("rich-menu-changed");
    assertThat(AuditText.en(fact)).contains("rich-menu-changed");
  }

  @Test
  void a_known_code_with_other_arguments_is_one_of_a_newer_version() {
    assertThat(AuditFact.of("member-removed", List.of("亮", "why")))
        .isInstanceOf(AuditFact.Unknown.class);
    assertThatThrownBy(() -> new AuditFact.Known(AuditCode.MEMBER_REMOVED, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void each_actor_is_named() {
    var person = new Actor.Person(new EmailAddress("a@example.com"), "沙也加");
    assertThat(AuditText.ja(person)).isEqualTo("沙也加");
    assertThat(AuditText.en(person)).isEqualTo("沙也加");
    assertThat(AuditText.ja(new Actor.CommandLine("taro"))).isEqualTo("taro（コマンド）");
    assertThat(AuditText.en(new Actor.CommandLine("taro"))).isEqualTo("taro (command line)");
    assertThat(AuditText.ja(new Actor.Deployment())).isEqualTo("デプロイ");
    assertThat(AuditText.en(new Actor.Deployment())).isEqualTo("the deployment");
  }

  /** Guards stored entries: a word that changes makes all earlier ones unknown. */
  @Test
  void the_stored_words_never_change() {
    assertThat(Arrays.stream(AuditCode.values()).map(AuditCode::word))
        .containsSequence(
            "member-invited",
            "invitation-withdrawn",
            "member-joined",
            "new-identity",
            "first-owner",
            "role-changed",
            "member-renamed",
            "member-removed",
            "follow-up-cancelled");
    assertThat(Arrays.stream(Role.values()).map(Role::word))
        .containsExactly("owner", "staff", "viewer");
    for (var code : AuditCode.values())
      assertThat(AuditFact.of(code.word(), Collections.nCopies(code.arguments(), "x")))
          .isInstanceOf(AuditFact.Known.class);
  }
}
