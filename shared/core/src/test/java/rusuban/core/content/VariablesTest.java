package rusuban.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.content.SingleQuotedJson.json;
import static rusuban.core.content.SingleQuotedJson.messages;
import static rusuban.core.content.SingleQuotedJson.with;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.ValidationProblem;
import rusuban.json.Json;

class VariablesTest {
  private static final String FAMILY = "👨‍👩‍👧‍👦";

  @Test
  void every_variable_is_filled_in() {
    var text = "{名前}様、{店名}です。今日{今日}は{本日の営業時間}、次は{次の営業}から。{選んだ日時}に{名前}様";
    var values =
        Map.of(
            Variable.CUSTOMER_NAME, "佐藤",
            Variable.SHOP_NAME, "花",
            Variable.TODAY, "11月23日",
            Variable.TODAYS_HOURS, "10:00〜19:00",
            Variable.NEXT_OPENING, "明日10:00",
            Variable.PICKED, "12月10日(木)");
    assertThat(rendered(text, values))
        .isEqualTo("佐藤様、花です。今日11月23日は10:00〜19:00、次は明日10:00から。12月10日(木)に佐藤様");
    assertThat(Variables.usedIn(List.of(Json.textMessage(text))))
        .isEqualTo(EnumSet.allOf(Variable.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1}",
        "{ }",
        "{}",
        "{a.b}",
        "{a b}",
        "{名　前}",
        "{{",
        "}}",
        "{",
        "お{",
        "{一二三四五六七八九十一二三四五六七八九十一}",
      })
  void braces_that_are_no_variable_are_plain_text(String text) {
    assertThat(Variables.unknownIn(List.of(Json.textMessage(text)), "m")).isEmpty();
    assertThat(rendered(text, Map.of())).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "{次の営業日},{次の営業}",
    "{お名前},{名前}",
    "{本日の営業},{本日の営業時間}",
    "{氏名},''",
    "{name},''",
  })
  void an_unknown_variable_names_the_nearest_and_all_known(String text, String nearest) {
    var validationProblem = only(Variables.unknownIn(List.of(Json.textMessage("a" + text)), "m"));
    assertThat(validationProblem.at()).isEqualTo("m[0].text");
    assertThat(validationProblem.en()).contains("known: {名前}{店名}{次の営業}{本日の営業時間}{今日}");
    if (!nearest.isEmpty()) {
      assertThat(validationProblem.ja()).contains(nearest + " のことですか");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"｛名前｝", "{ 名前 }", "{名前　}", "｛名前}", "{｛名前}"})
  void a_variable_almost_written_right_is_a_problem(String text) {
    assertThat(only(Variables.unknownIn(List.of(Json.textMessage(text)), "m")).ja())
        .contains("{名前}");
  }

  @Test
  void only_what_a_person_reads_is_filled_in() {
    var message = json(everywhere("{店名}"));
    var expected = json(everywhere("花"));
    assertThat(Variables.render(List.of(message), Map.of(Variable.SHOP_NAME, "花")))
        .containsExactly(expected);
    assertThat(Variables.unknownIn(List.of(message), "m")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'textV2','text':'{名前}','substitution':{}}",
        "{'type':'text','text':'a','sender':{'name':'{店名}'}}",
        "{'type':'text','text':'a','quickReply':{'items':[{'type':'action','action':"
            + "{'type':'postback','label':'a','data':'{今日}'}}]}}",
      })
  void a_variable_where_none_is_filled_in_is_a_problem(String message) {
    assertThat(only(Variables.unknownIn(messages(message), "m")).en())
        .contains("not filled in here");
    assertThat(Variables.usedIn(messages(message))).isEmpty();
  }

  @Test
  void messages_without_variables_are_returned_as_they_are() {
    var messages =
        messages(
            "{'type':'text','text':'{a.b} $','emojis':[{'index':6,'productId':'p','emojiId':'1'}]}",
            "{'type':'flex','altText':'a','contents':{'type':'bubble','body':{'type':'box',"
                + "'layout':'vertical','contents':[{'type':'text','text':'a'}]}}}",
            "{'type':'nothing'}");
    var rendered = Variables.render(messages, Map.of(Variable.CUSTOMER_NAME, "佐藤"));
    for (int i = 0; i < messages.size(); i++) {
      assertThat(rendered.get(i)).isSameAs(messages.get(i));
    }
  }

  @Test
  void a_value_is_not_read_for_variables_again() {
    assertThat(rendered("{名前}", Map.of(Variable.CUSTOMER_NAME, "{店名}", Variable.SHOP_NAME, "花")))
        .isEqualTo("{店名}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "　", "\n", "\u0000"})
  void a_blank_value_falls_back_so_that_nothing_is_empty(String value) {
    assertThat(rendered("{名前}", Map.of(Variable.CUSTOMER_NAME, value))).isEqualTo("お客様");
    assertThat(rendered("{名前}", Map.of())).isEqualTo("お客様");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "{名前}さま、ようこそ, お客様、ようこそ",
    "{名前}様, お客様",
    "{名前} 様へ, お客様へ",
    "{名前}　さんの, お客様の",
    "{名前}サマ, お客様",
    "{名前}殿, お客様",
    "{名前}ちゃん, お客様",
    "{名前}くん, お客様",
    "{名前}君, お客様",
    "{名前}先生, お客様",
    "{名前}様と{名前} さん, お客様とお客様",
    "{名前}様方, お客様方",
    "{名前}様々なメニュー, お客様様々なメニュー",
    "{名前} 様子をみて, お客様 様子をみて",
    "{名前}さまざま, お客様さまざま",
    "{名前}サンプル, お客様サンプル",
    "{名前}、さん, お客様、さん",
  })
  void the_absent_name_is_addressed_once(String text, String expected) {
    assertThat(rendered(text, Map.of())).isEqualTo(expected);
  }

  @Test
  void an_honorific_on_the_next_line_begins_another_sentence() {
    assertThat(rendered("{名前}\n様", Map.of())).isEqualTo("お客様\n様");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "花子, {名前}さま, 花子さま",
    "花子さま, {名前}さま, 花子さま",
    "花子さん, {名前}様, 花子さん",
    "田中様, {名前} 様へ, 田中様へ",
    "あさま, {名前}さま, あさまさま", // a name, not an honorific
    "ゆうちゃん, {名前}さん, ゆうちゃんさん", // a name that the customer chose
    "花子さん, {店名}様, 当店様",
  })
  void a_name_that_has_an_honorific_gets_no_other(String name, String text, String expected) {
    assertThat(rendered(text, Map.of(Variable.CUSTOMER_NAME, name))).isEqualTo(expected);
  }

  @Test
  void the_absent_name_is_addressed_once_in_every_string_a_person_reads() {
    var message = json(everywhere("{名前}さま"));
    assertThat(Variables.render(List.of(message), Map.of()))
        .containsExactly(json(everywhere("お客様")));
    var flex =
        "{'type':'flex','altText':'@','contents':{'type':'bubble','body':{'type':'box',"
            + "'layout':'vertical','contents':[{'type':'text','text':'@'}]}}}";
    assertThat(Variables.render(List.of(json(flex.replace("@", "{名前} 様"))), Map.of()))
        .containsExactly(json(flex.replace("@", "お客様")));
  }

  @Test
  void emojis_move_with_an_honorific_that_is_left_out() {
    var written = "{'type':'text','text':'@','emojis':[{'index':#,'productId':'p','emojiId':'1'}]}";
    var before = written.replace("@", "{名前} さま$、どうぞ").replace("#", "7");
    assertThat(Variables.render(List.of(json(before)), Map.of()))
        .containsExactly(json(written.replace("@", "お客様$、どうぞ").replace("#", "3")));
    assertThat(Variables.render(List.of(json(before)), Map.of(Variable.CUSTOMER_NAME, "花子")))
        .containsExactly(json(written.replace("@", "花子 さま$、どうぞ").replace("#", "5")));
    var between = written.replace("@", "{名前}$さま").replace("#", "4");
    assertThat(Variables.render(List.of(json(between)), Map.of()))
        .containsExactly(json(written.replace("@", "お客様$さま").replace("#", "3")));
  }

  @Test
  void a_value_is_made_harmless() {
    assertThat(rendered("{名前}", Map.of(Variable.CUSTOMER_NAME, "a\u0007b\uD83D")))
        .isEqualTo("a b\uFFFD");
    assertThat(rendered("{名前}", Map.of(Variable.CUSTOMER_NAME, "名".repeat(41))))
        .isEqualTo("名".repeat(39) + "…");
  }

  @Test
  void a_label_made_too_long_is_cut_between_characters_as_seen() {
    var message =
        json(
            "{'type':'text','text':'a','quickReply':{'items':[{'type':'action','action':"
                + "{'type':'camera','label':'一二三四五六七八九十一二三四五六七八{名前}さん'}}]}}");
    var rendered = Variables.render(List.of(message), Map.of(Variable.CUSTOMER_NAME, FAMILY + "a"));
    assertThat(MessageValidator.check(rendered, "m")).isEmpty();
    assertThat(rendered.toString()).contains("七八" + FAMILY + "…");
  }

  @Test
  void emojis_move_with_the_text_and_leave_with_it() {
    var message =
        json(
            "{'type':'text','text':'$ {名前} $ {名前}$','emojis':["
                + "{'index':0,'productId':'p','emojiId':'1'},{'index':7,'productId':'p','emojiId':'2'},"
                + "{'index':13,'productId':'p','emojiId':'3'}]}");
    assertThat(MessageValidator.check(List.of(message), "m")).isEmpty();
    var rendered = Variables.render(List.of(message), Map.of(Variable.CUSTOMER_NAME, "A$"));
    assertThat(rendered)
        .containsExactly(
            json(
                "{'type':'text','text':'$ A$ $ A$$','emojis':["
                    + "{'index':0,'productId':'p','emojiId':'1'},{'index':5,'productId':'p','emojiId':'2'},"
                    + "{'index':9,'productId':'p','emojiId':'3'}]}"));
    var nearlyFull =
        json(
            "{'type':'text','text':'@{名前}$','emojis':[{'index':4999,'productId':'p','emojiId':'1'}]}"
                .replace("@", "a".repeat(4995)));
    assertThat(MessageValidator.checkWithVariables(List.of(nearlyFull), "m")).isEmpty();
    var cut = (Json.Obj) Variables.render(List.of(nearlyFull), Map.of()).getFirst();
    assertThat(cut.get("emojis").isPresent()).isTrue();
    var gone =
        (Json.Obj)
            Variables.render(List.of(nearlyFull), Map.of(Variable.CUSTOMER_NAME, "長い名前だ"))
                .getFirst();
    assertThat(gone.get("emojis")).isEmpty();
    assertThat(gone.text("text").orElseThrow()).hasSize(5000).endsWith("a長い名前…");
  }

  @Test
  void what_is_no_emoji_stays_where_it_is() {
    var message = json("{'type':'text','text':'{名前}様','emojis':['x',{'index':'y'}]}");
    var rendered =
        (Json.Obj)
            Variables.render(List.of(message), Map.of(Variable.CUSTOMER_NAME, "花子")).getFirst();
    assertThat(rendered.text("text")).contains("花子様");
    assertThat(rendered.get("emojis")).isEqualTo(((Json.Obj) message).get("emojis"));
  }

  @Test
  @Tag("property")
  void what_passes_on_save_passes_however_it_is_filled_in() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    int saved = 0;
    for (int i = 0; i < 2_000; i++) {
      var messages = List.of(RandomMessages.any(random));
      var values = values(random);
      if (MessageValidator.checkWithVariables(messages, "m").isEmpty()) {
        saved++;
        var rendered = Variables.render(messages, values);
        assertThat(MessageValidator.check(rendered, "m"))
            .as("seed %d, case %d: %s with %s", seed, i, messages, values)
            .isEmpty();
        assertThat(Variables.usedIn(rendered)).as("seed %d, case %d", seed, i).isEmpty();
      }
    }
    assertThat(saved).as("cases that say something, seed %d", seed).isGreaterThan(250);
  }

  @Test
  void a_text_too_long_before_any_value_is_refused_on_save() {
    var text = Json.textMessage("あ".repeat(5000) + "{名前}");
    assertThat(MessageValidator.checkWithVariables(List.of(text), "m")).hasSize(1);
    var label =
        json(
            "{'type':'text','text':'a','quickReply':{'items':[{'type':'action','action':"
                + "{'type':'camera','label':'{本日の営業時間}に写真を送って予約'}}]}}");
    assertThat(MessageValidator.check(List.of(label), "m")).isEmpty();
    assertThat(MessageValidator.checkWithVariables(List.of(label), "m")).isEmpty();
  }

  @Test
  void a_bubble_that_values_could_make_too_large_is_refused_on_save() {
    var box = "{'type':'box','layout':'vertical','contents':[{'type':'text','text':'@'}]}";
    var bubble =
        with(json("{'type':'bubble'}"), "body", json(box.replace("@", "{本日の営業時間}".repeat(90))));
    var flex = with(json("{'type':'flex','altText':'a'}"), "contents", bubble);
    assertThat(MessageValidator.check(List.of(flex), "m")).isEmpty();
    assertThat(only(MessageValidator.checkWithVariables(List.of(flex), "m")).at())
        .isEqualTo("m[0].contents");
  }

  private static String everywhere(String shop) {
    return ("{'type':'template','altText':'@','template':{'type':'buttons','title':'@','text':'@',"
            + "'actions':[{'type':'postback','label':'@','data':'{shop}','displayText':'@'}]},"
            + "'quickReply':{'items':[{'type':'action','action':"
            + "{'type':'message','label':'@','text':'@'}}]}}")
        .replace("@", shop);
  }

  private static Map<Variable, String> values(Random random) {
    var values = new EnumMap<Variable, String>(Variable.class);
    for (var variable : Variable.values()) {
      if (random.nextInt(4) > 0) {
        values.put(variable, RandomMessages.pieces(random, random.nextBoolean() ? 3 : 80));
      }
    }
    return values;
  }

  private static String rendered(String text, Map<Variable, String> values) {
    var message = (Json.Obj) Variables.render(List.of(Json.textMessage(text)), values).getFirst();
    return message.text("text").orElseThrow();
  }

  private static ValidationProblem only(List<ValidationProblem> problems) {
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }
}
