package rusuban.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static rusuban.core.content.SingleQuotedJson.json;
import static rusuban.core.content.SingleQuotedJson.with;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.core.ValidationProblem;
import rusuban.json.Json;

/** Tests with hostile JSON: each call gives a result, never an exception. */
class HostileMessagesTest {
  private static final int DEEP = 10_000;

  @Test
  void a_tree_deeper_than_a_stack_is_answered() {
    Json array = new Json.Arr(List.of());
    Json object = Json.str("core");
    for (int i = 0; i < DEEP; i++) {
      array = new Json.Arr(List.of(array));
      object = Json.obj(Map.of("contents", object));
    }
    for (var deep : List.of(array, object)) {
      answered(deep);
      for (var field : List.of("type", "text", "quickReply", "emojis", "unknown", "sender")) {
        answered(with(Json.textMessage("{名前}"), field, deep));
      }
    }
  }

  @Test
  void boxes_in_boxes_without_end_are_refused_at_the_level_that_is_too_deep() {
    Json box =
        json("{'type':'box','layout':'vertical','contents':[{'type':'text','text':'{名前}'}]}");
    Json frame = json("{'type':'box','layout':'vertical'}");
    for (int i = 0; i < DEEP; i++) {
      box = with(frame, "contents", new Json.Arr(List.of(box)));
    }
    var flex =
        with(
            json("{'type':'flex','altText':'a'}"),
            "contents",
            with(json("{'type':'bubble'}"), "body", box));
    assertThat(MessageValidator.check(List.of(flex), "m"))
        .extracting(ValidationProblem::en)
        .anyMatch(en -> en.contains("30,000"))
        .anyMatch(en -> en.contains("nested too deeply"));
    answered(flex);
  }

  @Test
  void numbers_of_any_size_are_answered() {
    var huge =
        List.of(
            new BigDecimal("1E+2147483647"),
            new BigDecimal("1E-2147483647"),
            new BigDecimal(BigInteger.TEN.pow(300_000)),
            new BigDecimal(BigInteger.TEN.pow(300_000), 300_000),
            new BigDecimal("-0"),
            new BigDecimal("1E+40"));
    for (var number : huge) {
      var index = Json.obj(Map.of("index", new Json.Num(number)));
      var emojis = new Json.Arr(List.of(index));
      answered(with(Json.textMessage("{名前}$"), "emojis", emojis));
      answered(with(Json.textMessage("a"), "text", new Json.Num(number)));
    }
  }

  @Test
  void half_a_character_is_refused_wherever_text_is_taken() {
    for (var broken : List.of("\uD83D", "a\uDE00b", "\uDE00\uD83D")) {
      assertThat(MessageValidator.check(List.of(Json.textMessage(broken)), "m"))
          .extracting(ValidationProblem::at)
          .containsExactly("m[0].text");
      answered(with(Json.textMessage("a"), broken, Json.str(broken)));
      answered(with(json("{'type':'sticker','packageId':'1'}"), "stickerId", Json.str(broken)));
    }
  }

  @Test
  void no_more_than_a_hundred_problems_are_named_and_none_carries_a_long_name() {
    var fields = new LinkedHashMap<String, Json>();
    for (int i = 0; i < 50_000; i++) {
      fields.put("x".repeat(30) + i, new Json.Null());
    }
    fields.put("長".repeat(5_000) + "\n", new Json.Null());
    var problems = MessageValidator.check(List.of(new Json.Obj(fields)), "m");
    assertThat(problems).hasSizeLessThanOrEqualTo(100).isNotEmpty();
    var longName =
        MessageValidator.check(
            List.of(with(Json.textMessage("a"), "長\n".repeat(999), Json.str("a"))), "m");
    assertThat(longName)
        .singleElement()
        .extracting(ValidationProblem::at)
        .asString()
        .hasSizeLessThan(60)
        .doesNotContain("\n");
  }

  @Test
  void more_than_two_megabytes_are_refused_at_once() {
    var problems = MessageValidator.check(List.of(Json.textMessage("あ".repeat(700_000))), "m");
    assertThat(problems).extracting(ValidationProblem::at).containsExactly("m");
    assertThat(problems.getFirst().en()).contains("2,000,000", "2,100,");
  }

  @Test
  void messages_that_are_no_list_are_a_problem() {
    for (var json :
        List.of(new Json.Null(), Json.str("a"), Json.num(1), json("{'type':'text','text':'a'}"))) {
      assertThat(MessageValidator.check(json, "m"))
          .extracting(ValidationProblem::at)
          .containsExactly("m");
    }
    assertThat(MessageValidator.check(json("[{'type':'text','text':'a'}]"), "m")).isEmpty();
    assertThat(MessageValidator.check(json("[null,1,[]]"), "m")).hasSize(3);
  }

  @Test
  @Tag("property")
  void any_field_of_any_message_may_hold_anything() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      var message = RandomMessages.mangled(RandomMessages.any(random), random);
      assertThatCode(() -> answered(message))
          .as("seed %d, case %d", seed, i)
          .doesNotThrowAnyException();
    }
  }

  private static void answered(Json message) {
    var messages = new ArrayList<Json>(List.of(message));
    assertThat(MessageValidator.check(messages, "m")).isNotNull();
    assertThat(MessageValidator.checkWithVariables(messages, "m")).isNotNull();
    assertThat(Variables.unknownIn(messages, "m")).isNotNull();
    assertThat(Variables.usedIn(messages)).isNotNull();
    assertThat(Variables.render(messages, Map.of(Variable.SHOP_NAME, "店"))).hasSize(1);
  }
}
