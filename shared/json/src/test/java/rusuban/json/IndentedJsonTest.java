package rusuban.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndentedJsonTest {
  private static Json.Obj object(String name, Json value) {
    var fields = new LinkedHashMap<String, Json>();
    fields.put(name, value);
    return new Json.Obj(fields);
  }

  @Test
  void what_fits_into_a_line_is_one_line() {
    var value = object("tue", new Json.Arr(List.of(Json.str("10:00-19:00"), Json.num(5500))));
    assertThat(IndentedJson.of(value)).isEqualTo("{ \"tue\": [\"10:00-19:00\", 5500] }\n");
    assertThat(IndentedJson.of(object("a", Json.Obj.EMPTY))).isEqualTo("{ \"a\": {} }\n");
    assertThat(IndentedJson.of(new Json.Arr(List.of()))).isEqualTo("[]\n");
    assertThat(IndentedJson.of(new Json.Bool(true))).isEqualTo("true\n");
  }

  @Test
  void what_does_not_fit_has_a_line_for_each_value() {
    var text = Json.str("あ".repeat(90));
    assertThat(IndentedJson.of(object("list", new Json.Arr(List.of(text, object("b", text))))))
        .isEqualTo(
            """
            {
              "list": [
                "%1$s",
                {
                  "b": "%1$s"
                }
              ]
            }
            """
                .formatted(text.value()));
  }

  @Test
  void the_text_is_json_of_the_same_value() {
    var value = object("whole", deep(20));
    assertThat(JsonText.parse(IndentedJson.of(value))).isEqualTo(value);
  }

  private static Json deep(int depth) {
    if (depth == 0)
      return new Json.Arr(List.of(Json.str("\"\\\n\u0001\ud83c"), Json.num(-1), new Json.Null()));
    return object(
        "level" + depth, new Json.Arr(List.of(Json.num(depth), deep(depth - 1), Json.str("あ"))));
  }
}
