package rusuban.console.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rusuban.console.ConsoleFixture;
import rusuban.console.page.PageLanguage;
import rusuban.console.rules.MessageLists;
import rusuban.console.rules.RuleAddress;
import rusuban.console.rules.RuleDocument;
import rusuban.console.rules.RuleForm;
import rusuban.core.ValidationProblem;
import rusuban.json.Json;
import rusuban.settings.SettingsDocument;

class FixedReplyTest {
  private static final Json.Obj SALON = SettingsDocument.parse(ConsoleFixture.salon());

  @ParameterizedTest
  @EnumSource
  void untouched_messages_change_nothing(FixedReply reply) {
    var lists = MessageLists.of(reply.messages(SALON));
    assertThat(reply.applied(SALON, lists.messages())).isEqualTo(SALON);
  }

  @Test
  void a_notice_without_messages_goes() {
    var after = FixedReply.BUSY_NOTICE.applied(SALON, List.of(List.of()));
    assertThat(after.get("busyNotice")).isEmpty();
  }

  @Test
  void a_greeting_without_one_list_keeps_the_others_and_the_notes() {
    var after =
        FixedReply.GREETING.applied(
            SALON, List.of(List.of(Json.str("x")), List.of(), List.of(Json.str("y"))));
    var greeting = RuleDocument.object(after, "greeting");
    assertThat(greeting.fields().keySet())
        .containsExactly("newFriend", "// returningFriend", "group");
  }

  @Test
  void problems_of_the_document_are_at_their_fields() {
    var problems =
        List.of(
            new ValidationProblem("greeting.group[1].text", "長い", "long"),
            new ValidationProblem("greeting.newFriend", "多い", "many"),
            new ValidationProblem("busyNotice.messages[0].text", "他", "other"));
    var errors = ReplyErrors.ofFixed(problems, FixedReply.GREETING, PageLanguage.JA);
    assertThat(errors.at("say-2-1")).contains("長い");
    assertThat(errors.at("list-0")).contains("多い");
    assertThat(errors.others()).containsExactly("busyNotice.messages[0].text: 他");
  }

  @Test
  void problems_of_a_rule_are_at_their_fields() {
    var form = RuleForm.empty().edited("remove-0-0").edited("list").edited("list").edited("add-2");
    var problems =
        List.of(
            problem("name"),
            problem("match.contains[3]"),
            problem("match"),
            problem("match.except[0]"),
            problem("answers[1][1].text"),
            problem("answers[0][0].contents.body.type"),
            problem("answers[1]"),
            problem("actions.addTags[0]"),
            problem("actions.optOut"),
            problem("until"),
            new ValidationProblem("keywordRules[4].name", "x", "x"));
    var errors = ReplyErrors.ofRule(problems, 3, form, PageLanguage.EN);
    assertThat(errors.fields().keySet())
        .containsExactly(
            "name", "words", "except", "say-2-1", "say-1-0", "list-2", "addTags", "actions",
            "until");
    assertThat(errors.at("words")).contains("match.contains[3]");
    assertThat(errors.at("say-1-0").orElseThrow()).startsWith("contents.body.type: ");
    assertThat(errors.others()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_message_of_every_shop_is_no_address_of_a_rule(FixedReply reply) {
    assertThat(RuleAddress.id(reply.page().substring("/console/replies/".length()))).isEmpty();
  }

  private static ValidationProblem problem(String at) {
    return new ValidationProblem("keywordRules[3]." + at, at, at);
  }
}
