package rusuban.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  @Test
  void names_are_sorted_at_every_depth_and_lists_keep_their_order() {
    var inner = new LinkedHashMap<String, Json>();
    inner.put("b", Json.num(1));
    inner.put("a", new Json.Null());
    var outer = new LinkedHashMap<String, Json>();
    outer.put("z", Json.obj(inner));
    outer.put("あ", new Json.Bool(false));
    outer.put("list", new Json.Arr(List.of(Json.str("b"), Json.str("a"))));
    assertThat(CanonicalJson.of(Json.obj(outer)))
        .isEqualTo("{\"list\":[\"b\",\"a\"],\"z\":{\"a\":null,\"b\":1},\"あ\":false}");
    assertThat(CanonicalJson.of(Json.Obj.EMPTY)).isEqualTo("{}");
    assertThat(CanonicalJson.of(new Json.Arr(List.of()))).isEqualTo("[]");
  }

  @Test
  void equal_numbers_have_one_text() {
    for (var written : List.of("100", "1e2", "100.00", "1E+2"))
      assertThat(CanonicalJson.of(new Json.Num(new BigDecimal(written)))).isEqualTo("1E+2");
    assertThat(CanonicalJson.of(new Json.Num(new BigDecimal("0.000")))).isEqualTo("0");
    assertThat(CanonicalJson.of(Json.num(-7))).isEqualTo("-7");
  }

  @Test
  void only_what_json_cannot_hold_is_escaped() {
    assertThat(CanonicalJson.of(Json.str("\"\\/\b\t\n\f\r\u0001\u007f<é🍣")))
        .isEqualTo("\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0001\u007f<é🍣\"");
  }

  @Test
  void lone_surrogates_survive_utf8() {
    for (var text : List.of("\ud83c", "a\ud83c", "\udf63", "\udf63\ud83c", "\ud83c\ud83c\udf63")) {
      var canonical = CanonicalJson.of(Json.str(text));
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(canonical)).isTrue();
      assertThat(((Json.Str) JsonText.parse(canonical)).value()).isEqualTo(text);
    }
    assertThat(CanonicalJson.of(Json.str("\ud83c\udf63"))).isEqualTo("\"🍣\"");
  }

  @Test
  void a_canonical_text_is_json_of_the_same_value() {
    var value =
        Json.obj(
            Map.of(
                "// note",
                Json.str("1\n2"),
                "rules",
                new Json.Arr(List.of(Json.textMessage("ご予約は「予約」と\\どうぞ"), Json.num(5)))));
    assertThat(JsonText.parse(CanonicalJson.of(value))).isEqualTo(value);
  }
}
