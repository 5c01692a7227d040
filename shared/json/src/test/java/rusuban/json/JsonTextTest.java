package rusuban.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "\"予約\"",
        "{\"b\":1,\"a\":[true,false,null]}",
        "-0.10",
        "{\"\":\"\\u0000\"}",
        "\"👩‍🦰\""
      })
  void what_is_read_is_written_back_as_it_was(String text) {
    assertThat(JsonText.write(JsonText.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{'a':1}",
        "{\"a\":1,\"a\":2}",
        "{\"x\":{\"a\":1,\"a\":1}}",
        "{} {}",
        "1 2",
        "[]]",
        "nul",
        "NaN",
        "01",
        "+1",
        ".5",
        "1.",
        "0x1",
        "// c\n1",
        "\"a\nb\"",
        "\"\\x\"",
        "1e999999999",
        "1e-999999999",
        "1e99999999999999999999",
        "0e999999999",
        "1e309"
      })
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> JsonText.parse(text)).isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void the_fault_is_located_and_never_quoted() {
    var fault =
        catchThrowableOfType(
            MalformedJsonException.class, () -> JsonText.parse("{\"a\":1,\n \"b\": ひみつ}"));
    assertThat(fault.line).isEqualTo(2);
    assertThat(fault.column).isBetween(6, 10);
    assertThat(fault).hasMessageNotContaining("ひみつ").hasNoCause();
  }

  @Test
  void depth_200_is_read_and_201_refused() {
    assertThat(JsonText.parse("[".repeat(200) + "]".repeat(200))).isInstanceOf(Json.Arr.class);
    assertThatThrownBy(() -> JsonText.parse("[".repeat(201) + "]".repeat(201)))
        .isInstanceOf(MalformedJsonException.class);
    assertThatThrownBy(() -> JsonText.parse("[".repeat(100_000)))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void numbers_are_exact_and_at_most_100_characters_long() {
    assertThat(JsonText.parse("0.1000000000000000055511151231257827"))
        .isEqualTo(new Json.Num(new BigDecimal("0.1000000000000000055511151231257827")));
    assertThat(JsonText.parse("9".repeat(100))).isInstanceOf(Json.Num.class);
    assertThatThrownBy(() -> JsonText.parse("9".repeat(101)))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void bytes_must_be_utf_8() {
    assertThat(JsonText.parse("[\"予約\"]".getBytes(UTF_8)))
        .isEqualTo(new Json.Arr(List.of(Json.str("予約"))));
    assertThatThrownBy(() -> JsonText.parse(new byte[] {'"', (byte) 0xff, '"'}))
        .isInstanceOf(MalformedJsonException.class);
    assertThatThrownBy(
            () -> JsonText.parse("[1]".getBytes(java.nio.charset.StandardCharsets.UTF_16)))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void a_lone_surrogate_survives_the_way_through_bytes() {
    var lone = Json.str("a\ud83d予");
    assertThat(JsonText.parse(JsonText.write(lone).getBytes(UTF_8))).isEqualTo(lone);
  }

  @Test
  void any_value_is_read_back_equal() {
    for (long seed = 1; seed <= 500; seed++) {
      var value = any(new SplittableRandom(seed), 4);
      assertThat(JsonText.parse(JsonText.write(value).getBytes(UTF_8)))
          .as("seed %d", seed)
          .isEqualTo(value);
    }
  }

  private static Json any(RandomGenerator chance, int depth) {
    return switch (chance.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> Json.str(anyText(chance));
      case 1 -> new Json.Num(new BigDecimal(chance.nextLong()).movePointLeft(chance.nextInt(20)));
      case 2 -> new Json.Bool(chance.nextBoolean());
      case 3 -> new Json.Null();
      case 4 ->
          new Json.Arr(
              IntStream.range(0, chance.nextInt(5)).mapToObj(_ -> any(chance, depth - 1)).toList());
      default -> {
        var fields = new java.util.LinkedHashMap<String, Json>();
        for (int i = chance.nextInt(5); i > 0; i--) {
          fields.put(anyText(chance), any(chance, depth - 1));
        }
        yield new Json.Obj(fields);
      }
    };
  }

  private static String anyText(RandomGenerator chance) {
    var text = new StringBuilder();
    for (int i = chance.nextInt(12); i > 0; i--) text.append((char) chance.nextInt(0x10000));
    return text.toString();
  }

  @Test
  void what_others_wrote_may_name_a_field_twice_and_be_deep_and_large() {
    assertThat(foreign("{\"a\":1,\"b\":2,\"a\":3}")).isEqualTo("{\"a\":3,\"b\":2}");
    assertThat(foreign("1e999999999")).isEqualTo("1E+999999999");
    assertThat(foreign("9".repeat(101))).isEqualTo("9".repeat(101));
    assertThat(foreign("[".repeat(999) + "]".repeat(999))).hasSize(1_998);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1,]", "{}{}", "1e99999999999", "NaN", "{a:1}"})
  void what_others_wrote_is_still_json(String text) {
    assertThatThrownBy(() -> foreign(text)).isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void what_others_wrote_ends_where_it_takes_too_long_to_keep() {
    assertThat(foreign("[" + "1,".repeat(99_990) + "1]")).hasSizeGreaterThan(100_000);
    for (var text :
        List.of("[" + "1,".repeat(100_000) + "1]", "[".repeat(1_001) + "]".repeat(1_001)))
      assertThatThrownBy(() -> foreign(text)).isInstanceOf(MalformedJsonException.class);
  }

  private static String foreign(String text) {
    return JsonText.write(JsonText.parseForeign(text.getBytes(UTF_8)));
  }
}
