package rusuban.core.content.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.content.SingleQuotedJson.json;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.ValidationProblem;
import rusuban.core.content.JsonPath;
import rusuban.core.content.MessageValidator;

class SchemaValidatorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'text','text':5}|text|a string|a number|文字列",
        "{'type':'text','text':'a','emojis':'b'}|emojis|an array|a string|配列",
        "{'type':'text','text':'a','sender':[]}|sender|an object|an array|オブジェクト",
        "{'type':'location','title':'a','address':'a','latitude':'1','longitude':0}"
            + "|latitude|a number|a string|数値",
        "{'type':'flex','altText':'a','contents':{'type':'bubble','body':{'type':'box',"
            + "'layout':'vertical','contents':[{'type':'text','text':'a','wrap':'yes'}]}}}"
            + "|contents.body.contents[0].wrap|true or false|a string|true か false",
        "{'type':5}|type|a string|a number|文字列",
      })
  void a_value_of_the_wrong_kind_is_told_with_the_right_one(
      String message, String at, String right, String found, String ja) {
    var validationProblem = only(message);
    assertThat(validationProblem.at()).isEqualTo("m[0]." + at);
    assertThat(validationProblem.en()).isEqualTo("must be %s, found %s", right, found);
    assertThat(validationProblem.ja()).startsWith(ja + "にしてください");
  }

  @Test
  void a_number_says_whether_it_has_to_be_whole() {
    var audio = "{'type':'audio','originalContentUrl':'https://a.example/a.m4a','duration':1.5}";
    assertThat(only(audio).en()).contains("a whole number from 1");
    assertThat(only(audio).ja()).contains("整数");
    var place = "{'type':'location','title':'a','address':'a','latitude':91,'longitude':0}";
    assertThat(only(place).en()).contains("a number from -90 to 90, found 91");
    assertThat(only(place).ja()).contains("数値");
  }

  @Test
  void what_was_probably_meant_is_told_in_both_languages() {
    assertThat(only("{'type':'stiker','packageId':'1','stickerId':'1'}").ja())
        .contains("sticker のことですか");
    var sender = only("{'type':'text','text':'a','sendr':{'name':'a'}}");
    assertThat(sender.ja()).contains("sender のことですか");
    assertThat(sender.en()).contains("did you mean sender?");
  }

  @Test
  void a_field_that_is_there_already_was_not_meant() {
    assertThat(only("{'type':'text','text':'a','txt':'b'}").en()).contains("remove it");
  }

  @Test
  void what_a_text_v2_puts_in_is_checked_too() {
    var mention = "{'type':'mention','mentionee':{'type':'nobody'}}";
    assertThat(only("{'type':'textV2','text':'{a}','substitution':{'a':" + mention + "}}").at())
        .isEqualTo("m[0].substitution.a.mentionee.type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[@]", "{'a':@}"})
  void a_hundred_levels_are_looked_through_and_no_more(String level) {
    assertThat(checkNested(level, 100)).isEmpty();
    assertThat(checkNested(level, 101))
        .extracting(ValidationProblem::en)
        .containsExactly("nested too deeply (at most 100 levels); flatten it");
  }

  /** Checks an empty level inside this many levels. */
  private static List<ValidationProblem> checkNested(String level, int levels) {
    var text = level.startsWith("[") ? "[]" : "{}";
    for (int i = 0; i < levels; i++) {
      text = level.replace("@", text);
    }
    var validationErrors = new ValidationErrors();
    new SchemaValidator(validationErrors).check(nested(level), json(text), JsonPath.root("m"));
    return validationErrors.all();
  }

  private static Schema nested(String level) {
    var inner = new Schema.Depending(_ -> nested(level));
    var key = new Schema.Formatted("a", "a", "a"::equals);
    return level.startsWith("[") ? Schema.items(0, 1, inner) : new Schema.Keyed(1, key, inner);
  }

  private static ValidationProblem only(String message) {
    var problems = MessageValidator.check(List.of(json(message)), "m");
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }
}
