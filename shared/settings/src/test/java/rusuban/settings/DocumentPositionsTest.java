package rusuban.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static rusuban.settings.QuotedDocument.problems;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.core.ValidationProblem;
import rusuban.json.JsonText;
import rusuban.json.MalformedJsonException;

/** Tests of the places of values in a text, and of the fault in a text that is not JSON. */
class DocumentPositionsTest {
  private static final String SHOP =
      """
      {
        "shop": { "name": "a" },
        "keywordRules": [
          { "id": "first" },
          {
            "id": "second",
            "match": { "contains": ["x",
                                    "y"] },
            "answers": [["b"]]
          }
        ]
      }
      """;

  @ParameterizedTest
  @CsvSource({
    "shop, 2:3",
    "shop.name, 2:13",
    "shop.missing, 2:3",
    "keywordRules[1], 5:5",
    "keywordRules[1].id, 6:7",
    "keywordRules[1].match.contains[1], 8:31",
    "keywordRules[1].match.exact[0], 7:7",
    "keywordRules[1].answer[0].text, 9:20",
    "keywordRules[7].match, 3:3",
    "nothing, 1:1",
    "(全体 / the whole), 1:1"
  })
  void a_path_has_the_place_of_its_field_or_of_what_is_around_it(String path, String place) {
    assertThat(DocumentPositions.in(SHOP).of(path)).hasToString(place);
    assertThat(DocumentPositions.in("\uFEFF" + SHOP).of(path)).as("with a mark").hasToString(place);
    assertThat(DocumentPositions.in(SHOP.replace("\n", "\r\n")).of(path))
        .as("CRLF")
        .hasToString(place);
  }

  @Test
  void a_label_has_the_place_the_path_and_the_id_of_the_rule() {
    var places = DocumentPositions.in(SHOP);
    assertThat(places.label(new ValidationProblem("keywordRules[1].match", "", "")))
        .isEqualTo("7:7 keywordRules[1].match (second)");
    assertThat(places.label(new ValidationProblem("shop.name", "", "")))
        .isEqualTo("2:13 shop.name");
    assertThat(places.label(new ValidationProblem("4:2", "", ""))).isEqualTo("4:2");
    assertThat(places.label(new ValidationProblem("keywordRules[9]", "", "")))
        .isEqualTo("3:3 keywordRules[9]");
    assertThat(DocumentPositions.in("[]").label(new ValidationProblem("keywordRules[9]", "", "")))
        .isEqualTo("1:1 keywordRules[9]");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void a_fault_is_told_where_it_has_to_be_mended(String text, String at, String ja, String en) {
    assertThat(problems(text))
        .singleElement()
        .satisfies(
            validationProblem -> {
              assertThat(validationProblem.at()).isEqualTo(at);
              assertThat(validationProblem.ja()).contains(ja);
              assertThat(validationProblem.en()).contains(en);
            });
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments("", "1:1", "空です", "empty"),
        arguments(" \n ", "1:1", "空です", "empty"),
        // Missing commas: the fault is at the end of the value before, however far away the next
        // is.
        arguments("{\"a\": 1\n\n  \"b\": 2}", "1:8", "カンマ (,) が抜けて", "comma (,) is missing"),
        arguments("{\"a\": \"x\"\n  \"b\": 2}", "1:10", "カンマ (,) が抜けて", "comma (,) is missing"),
        arguments("{\"a\":1 \"b\":2}", "1:7", "カンマ (,) が抜けて", "comma (,) is missing"),
        arguments("[1\n2]", "1:3", "カンマ (,) が抜けて", "comma (,) is missing"),
        arguments("[{}\n{}]", "1:4", "カンマ (,) が抜けて", "comma (,) is missing"),
        arguments("[\"a\" \"b\"]", "1:5", "カンマ (,) が抜けて", "comma (,) is missing"),
        arguments("{\"a\":[1]\n\"b\":2}", "1:9", "カンマ (,) が抜けて", "comma (,) is missing"),
        arguments("{\"a\":true\n\"b\":2}", "1:10", "カンマ (,) が抜けて", "comma (,) is missing"),
        // Commas too many or of another kind.
        arguments("{\"a\":1,}", "1:7", "最後の項目のあと", "after the last item"),
        arguments("[1,\n2,\n]", "2:2", "最後の項目のあと", "after the last item"),
        arguments("[1,,2]", "1:4", "余分", "too many"),
        arguments("{\"a\":1,,\"b\":2}", "1:8", "余分", "too many"),
        arguments("{\"a\":1，\"b\":2}", "1:7", "「，」ではなく半角のカンマ", "plain comma"),
        arguments("[\"a\"、\"b\"]", "1:5", "「、」ではなく半角のカンマ", "plain comma"),
        arguments("[1;2]", "1:3", "半角のカンマ", "plain comma"),
        // Quotation marks.
        arguments("{\"a\": \"店,\n \"b\": 1}", "1:9", "閉じる引用符", "closing quotation mark"),
        arguments("[\"10:00-19:00],\n1]", "1:14", "閉じる引用符", "closing quotation mark"),
        arguments("{\"a: 1}", "1:7", "閉じる引用符", "closing quotation mark"),
        arguments("{\"a: \"x\"}", "1:4", "閉じる引用符", "closing quotation mark"),
        arguments("{\"a\": \"x, \"b\": 1}", "1:9", "閉じる引用符", "closing quotation mark"),
        arguments("{\"a\": \"x\"y\"}", "1:9", "引用符 (\") の過不足", "too many or too few"),
        arguments("{\"a\": 店\"}", "1:7", "半角の引用符 (\") で囲んで", "quotation marks"),
        arguments("{name: 1}", "1:2", "半角の引用符 (\") で囲んで", "quotation marks"),
        arguments("{“a”: 1}", "1:2", "「“」ではなく半角の引用符", "plain quotation mark"),
        arguments("{\"a\": “b”}", "1:7", "「“」ではなく半角の引用符", "plain quotation mark"),
        arguments("{\"a\": 「b」}", "1:7", "「「」ではなく半角の引用符", "plain quotation mark"),
        arguments("{'a':1}", "1:2", "「'」ではなく半角の引用符", "plain quotation mark"),
        // Colons.
        arguments("{\"a\"：1}", "1:5", "「：」ではなく半角のコロン", "plain colon"),
        arguments("{\"a\" 1}", "1:5", "コロン (:) が要ります", "colon (:) is missing"),
        arguments("{\"a\":\n}", "2:1", "値がありません", "value is missing"),
        arguments("{\"a\": , \"b\":1}", "1:7", "値がありません", "value is missing"),
        // Brackets.
        arguments("{", "1:2", "1行目の { を閉じる }", "closes the { of line 1"),
        arguments("{\"a\": [1, 2\n}", "1:12", "1行目の [ を閉じる ]", "closes the [ of line 1"),
        arguments("{\"a\": {\n\"b\": 1\n", "2:7", "1行目の { を閉じる }", "closes the { of line 1"),
        arguments(
            "{\"a\": [1, \"x\",\n\"b\": 2}", "1:14", "1行目の [ を閉じる ]", "closes the [ of line 1"),
        arguments("{\"a\": [\"x\"\n\"b\": 2}", "1:11", "1行目の [ を閉じる ]", "closes the [ of line 1"),
        arguments("{}}", "1:3", "1つ多い", "too many"),
        arguments("{} {}", "1:4", "終わりのあと", "after the end"),
        arguments("｛}", "1:1", "括弧は半角で", "plain brackets"),
        // Characters that only look like white space, and comments, which JSON lacks.
        arguments("{\n\u3000\"a\": 1}", "2:1", "全角の空白", "U+3000"),
        arguments("{\"a\":\u00a01}", "1:6", "見えない文字", "U+00A0"),
        arguments("{\u200b\"a\": 1}", "1:2", "見えない文字", "U+200B"),
        arguments("{\uFEFF\"a\": 1}", "1:2", "見えない文字", "U+FEFF"),
        arguments("{ // メモ\n\"a\": 1}", "1:3", "コメントは書けません", "no comments"),
        arguments("{\"a\": 1, /* x */ \"b\": 2}", "1:10", "コメントは書けません", "no comments"),
        arguments("# x\n{}", "1:1", "コメントは書けません", "no comments"),
        // Words, numbers and escapes.
        arguments("{\"a\": True}", "1:7", "小文字", "lower case"),
        arguments("{\"a\": None}", "1:7", "小文字", "lower case"),
        arguments("{\"a\": 10:00}", "1:7", "数として読めません", "Not a number"),
        arguments("{\"a\": 01}", "1:7", "数として読めません", "Not a number"),
        arguments("{\"a\": 1.}", "1:7", "数として読めません", "Not a number"),
        arguments("{\"a\": １}", "1:7", "半角の引用符", "quotation marks"),
        arguments("{\"a\": \"C:\\店\"}", "1:10", "\\\\", "write the character"),
        arguments("{\"a\": \"a\tb\"}", "1:9", "\\t", "\\t"),
        arguments("{\"a\": \"a\nb\"}", "1:9", "閉じる引用符", "closing quotation mark"),
        arguments("[".repeat(300) + "]".repeat(300), "1:202", "入れ子", "Nested"),
        arguments("[" + "9".repeat(101) + "]", "1:2", "数が長すぎ", "too long"),
        // A repeated name: the fault names both lines.
        arguments("{\"a\":1,\n\n\"b\":2,\n\"a\":3}", "4:1", "「a」は1行目にも", "on line 1 too"),
        arguments("{\"x\":{\"a\":1,\"a\":1}}", "1:13", "「a」は1行目にも", "on line 1 too"));
  }

  /** Compares the two readers on a good document after random deletions and insertions. */
  @Test
  void a_text_has_a_fault_exactly_where_it_is_not_JSON() {
    var salon = QuotedDocument.salon();
    for (long seed = 1; seed <= 400; seed++) {
      var chance = new SplittableRandom(seed);
      int at = chance.nextInt(salon.length());
      var put = "{}[],:\"\\\n0１，　x".substring(chance.nextInt(14)).substring(0, 1);
      var text =
          chance.nextBoolean()
              ? salon.substring(0, at) + salon.substring(at + 1)
              : salon.substring(0, at) + put + salon.substring(at);
      assertThat(DocumentPositions.in(text).fault().isEmpty())
          .as("seed %d", seed)
          .isEqualTo(isJson(text));
    }
  }

  private static boolean isJson(String text) {
    try {
      JsonText.parse(text);
      return true;
    } catch (MalformedJsonException _) {
      return false;
    }
  }
}
