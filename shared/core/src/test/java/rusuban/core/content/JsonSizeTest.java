package rusuban.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.core.content.Written.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.core.Json;

class JsonSizeTest {

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
    assertThat(JsonSize.of(Json.str("\"\\\n\t"))).isEqualTo(2 + 4 * 2);
    assertThat(JsonSize.of(Json.str("\u0007\uD83D"))).isEqualTo(2 + 2 * 6);
  }
}
