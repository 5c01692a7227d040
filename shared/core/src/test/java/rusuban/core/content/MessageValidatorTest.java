package rusuban.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.content.SingleQuotedJson.json;
import static rusuban.core.content.SingleQuotedJson.messages;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.ValidationProblem;
import rusuban.json.Json;

class MessageValidatorTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'text','text':'ご予約ありがとうございます。'}",
        "{'type':'text','text':'$ 予約 $','emojis':[{'index':0,'productId':'p','emojiId':'001'},"
            + "{'index':5,'productId':'p','emojiId':'002'}],'quoteToken':'q'}",
        "{'type':'textV2','text':'{who} さん {{本日}} {smile}','substitution':{"
            + "'who':{'type':'mention','mentionee':{'type':'user','userId':'U1'}},"
            + "'smile':{'type':'emoji','productId':'p','emojiId':'001'},"
            + "'everyone':{'type':'mention','mentionee':{'type':'all'}}}}",
        "{'type':'sticker','packageId':'446','stickerId':'1988'}",
        "{'type':'image','originalContentUrl':'https://shop.example/a.jpg',"
            + "'previewImageUrl':'https://shop.example/b.jpg'}",
        "{'type':'video','originalContentUrl':'https://shop.example/a.mp4',"
            + "'previewImageUrl':'https://shop.example/b.jpg','trackingId':'cut-1.0@{x}'}",
        "{'type':'audio','originalContentUrl':'https://shop.example/a.m4a','duration':60000}",
        "{'type':'location','title':'店','address':'銀座1-2-3','latitude':35.67,'longitude':139.73}",
        "{'type':'coupon','couponId':'01JYN','deliveryTag':'winter_2026'}",
        "{'type':'text','text':'どうしますか','sender':{'name':'受付','iconUrl':'https://shop.example/i.png'}}",
      })
  void every_simple_message_of_the_reference_passes(String message) {
    assertThat(MessageValidator.check(messages(message), "m")).isEmpty();
  }

  @Test
  void a_text_of_5000_units_passes_and_one_more_names_limit_and_length() {
    assertThat(check(Json.textMessage("あ".repeat(5000)))).isEmpty();
    var validationProblem = only(check(Json.textMessage("あ".repeat(5001))));
    assertThat(validationProblem.at()).isEqualTo("m[0].text");
    assertThat(validationProblem.ja()).contains("5000", "5001").doesNotContain("ああ");
    assertThat(validationProblem.en()).contains("5000", "5001").doesNotContain("ああ");
  }

  @Test
  void an_emoji_in_a_text_counts_as_two() {
    assertThat(check(Json.textMessage("🍎".repeat(2500)))).isEmpty();
    assertThat(check(Json.textMessage("🍎".repeat(2501)))).hasSize(1);
  }

  @Test
  void one_to_five_messages_go_out_at_once() {
    var five = Collections.nCopies(5, Json.textMessage("a"));
    assertThat(MessageValidator.check(five, "m")).isEmpty();
    assertThat(only(MessageValidator.check(List.of(), "m")).at()).isEqualTo("m");
    assertThat(
            only(MessageValidator.check(Collections.nCopies(6, Json.textMessage("a")), "m")).en())
        .contains("1 to 5", "6");
  }

  @Test
  void a_mistyped_field_names_the_one_that_was_meant() {
    var problems =
        MessageValidator.check(messages("{'type':'text','txt':'hello'}"), "rules[3].messages");
    assertThat(problems)
        .extracting(ValidationProblem::at)
        .containsExactly("rules[3].messages[0].txt", "rules[3].messages[0].text");
    assertThat(problems.getFirst().ja()).contains("text のことですか");
  }

  @Test
  void a_mistyped_type_names_the_one_that_was_meant() {
    var validationProblem = only(check(json("{'type':'stiker','packageId':'1','stickerId':'1'}")));
    assertThat(validationProblem.at()).isEqualTo("m[0].type");
    assertThat(validationProblem.en()).contains("did you mean sticker");
  }

  private static List<ValidationProblem> check(Json message) {
    return MessageValidator.check(List.of(message), "m");
  }

  private static ValidationProblem only(List<ValidationProblem> problems) {
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }
}
