package rusuban.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.decision.EventFixture.GROUP;
import static rusuban.core.decision.EventFixture.HANAKO;
import static rusuban.core.decision.ShopFixture.at;
import static rusuban.core.decision.ShopFixture.said;
import static rusuban.core.decision.ShopFixture.say;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.event.EventContent.ReceivedMessage.Placeholder;
import rusuban.core.event.EventContent.ReceivedMessage.Placeholder.Of;
import rusuban.core.event.EventContent.ReceivedMessage.Text;
import rusuban.json.Json;

/** Tests that a customer's own words decide, whatever LINE and keyboards change in them. */
class CustomersWordsTest {
  private static final Instant OPEN = at("2026-11-24T12:00");

  @ParameterizedTest(name = "{0} with an emoji at {1} of {2} is answered {3}")
  @CsvSource({
    "こんにちは(car), 5, 5, DEFAULT",
    "ありがとう(love), 5, 6, WELCOME",
    "料(heart)金, 1, 7, PRICE",
    "(car), 0, 5, DEFAULT",
    "(price)car, 0, 7, PARKING",
  })
  void the_alternative_text_of_an_emoji_is_no_word(
      String text, int index, int length, String answer) {
    var said = new Text(text, List.of(new Placeholder(index, length, Of.EMOJI)));
    assertThat(
            answers(
                HANAKO,
                said,
                RuleBuilder.on("car", "PARKING"),
                RuleBuilder.on("ありがとう", "WELCOME"),
                RuleBuilder.on("料金", "PRICE")))
        .containsExactly(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"@予約太郎", "@All", "@all の人"})
  void the_names_of_others_are_no_words(String name) {
    var text = "@店舗 " + name + " よろしく";
    var mentioned =
        List.of(new Placeholder(0, 3, Of.ACCOUNT), new Placeholder(4, name.length(), Of.OTHERS));
    var rules =
        new RuleBuilder[] {RuleBuilder.on("all", "ALL-RULE"), RuleBuilder.on("予約", "BOOKING")};
    assertThat(answers(GROUP, new Text(text, mentioned), rules)).containsExactly("DEFAULT");
  }

  @Test
  void a_mention_of_others_alone_does_not_address_the_account() {
    var text = new Text("@予約太郎 予約", List.of(new Placeholder(0, 5, Of.OTHERS)));
    assertThat(answers(GROUP, text, RuleBuilder.on("予約", "BOOKING")))
        .containsExactly("[silence NOT_ADDRESSED]");
  }

  @ParameterizedTest
  @CsvSource({
    "⻑さ, 長さ",
    "⻄口, 西口",
    "⻘色, 青色",
    "⻝事, 食事",
    "⽇曜, 日曜",
    "1\uFE0F\u20E3, 1",
    "①, 1",
    "１, 1",
    "❶, 1"
  })
  void what_looks_like_the_word_is_the_word(String written, String word) {
    assertThat(answers(HANAKO, Text.of(written), RuleBuilder.on(word, "FOUND")))
        .containsExactly("FOUND");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4_998, 5_001, 9_998, 20_000, 700_000})
  void a_word_is_found_however_long_the_text_before_it(int length) {
    var text = Text.of("あ".repeat(length) + "料金");
    assertThat(answers(HANAKO, text, RuleBuilder.on("料金", "PRICE"))).containsExactly("PRICE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u3164", "\u200B", "\u2800", " ", "\u202E", "\u0301"})
  void a_name_that_nobody_sees_falls_back_also_where_it_was_stored_before(String name) {
    assertThat(greeting(name)).isEqualTo("お客様、はじめまして。");
  }

  @Test
  void a_name_never_turns_the_sentence_round() {
    assertThat(greeting("\u202Eabc")).isEqualTo("abcさま、はじめまして。");
    assertThat(greeting("花\u2028子\u0085")).isEqualTo("花 子さま、はじめまして。");
  }

  @Test
  void a_name_is_cut_between_characters_as_a_reader_sees_them() {
    assertThat(greeting("👨\u200D👩\u200D👧".repeat(9)))
        .isEqualTo("👨\u200D👩\u200D👧".repeat(4) + "…さま、はじめまして。");
  }

  private static String greeting(String name) {
    var filled =
        MessageVariableValues.fill(
            say("{名前}さま、はじめまして。"), new ShopFixture().ready(), Optional.of(name), OPEN);
    return ((Json.Obj) filled.getFirst()).text("text").orElseThrow();
  }

  private static List<String> answers(ChatId chat, Text text, RuleBuilder... rules) {
    var shopFixture = new ShopFixture().rules(rules).defaultReply(say("DEFAULT"));
    var event = EventFixture.in(chat, "e1", OPEN, EventFixture.words("m1", text));
    return Stream.of(Decider.decide(shopFixture.ready(), Chat.unknown(chat), event, OPEN))
        .flatMap(decision -> said(decision).stream())
        .toList();
  }
}
