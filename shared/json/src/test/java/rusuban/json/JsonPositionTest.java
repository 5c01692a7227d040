package rusuban.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPositionTest {
  @ParameterizedTest
  @CsvSource({"0, 1:1", "1, 1:2", "2, 2:1", "3, 3:1", "4, 3:2", "5, 3:3", "6, 4:1", "7, 4:2"})
  void a_line_ends_with_a_line_feed_or_a_carriage_return_or_both(int offset, String place) {
    assertThat(JsonPosition.of("a\n\rb\r\nc", offset)).hasToString(place);
  }

  @ParameterizedTest
  @CsvSource({"1, 1:2", "2, 1:3", "9, 1:10"})
  void an_offset_behind_the_text_is_on_its_last_line(int offset, String place) {
    assertThat(JsonPosition.of("a", offset)).hasToString(place);
  }
}
