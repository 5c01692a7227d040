package rusuban.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSizeTest {
  private static Json json(String text) {
    return JsonText.parse(text.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|2",
        "[]|2",
        "{'a':1}|7",
        "{'a':[true,false,null,-1.5]}|28",
        "[[],[]]|7",
        "['あ']|7",
        "['é']|6",
        "'🍎'|14",
      })
  void a_value_takes_as_many_bytes_as_it_is_written_with(String text, long size) {
    assertThat(JsonSize.of(json(text))).isEqualTo(size);
  }

  @Test
  void what_has_to_be_escaped_takes_more() {
    assertThat(JsonSize.of(Json.str("\"\\\n\r\t\b\f"))).isEqualTo(2 + 7 * 2);
    assertThat(JsonSize.of(Json.str("\u0007\uD83D"))).isEqualTo(2 + 2 * 6);
  }

  @ParameterizedTest
  @CsvSource({
    "1f, 6", "20, 1", "7f, 1", "80, 2", "7ff, 2", "800, 3", "d7ff, 3", "d800, 6", "dfff, 6",
    "e000, 3",
  })
  void a_character_takes_more_the_further_up_it_stands(String unit, int size) {
    var character = String.valueOf((char) Integer.parseInt(unit, 16));
    assertThat(JsonSize.of(Json.str(character))).isEqualTo(2 + size);
  }

  @Test
  void a_number_that_would_take_long_to_write_is_estimated() {
    assertThat(JsonSize.of(new Json.Num(new BigDecimal("9".repeat(400))))).isBetween(400L, 401L);
  }
}
