package rusuban.core.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingSuggestionTest {
  private static final List<String> NAMES = List.of("text", "title", "店名", "x");

  @ParameterizedTest
  @CsvSource({
    "txt, text",
    "TEXT, text",
    "titel, ''",
    "titl, title",
    "tilte, ''",
    "氏名, ''",
    "店, ''",
    "y, ''",
    "xt, ''",
    "te, ''",
  })
  void the_name_that_was_meant_is_at_most_a_slip_away(String written, String meant) {
    assertThat(SpellingSuggestion.to(written, NAMES).orElse("")).isEqualTo(meant);
  }

  @Test
  void of_several_the_nearest_was_meant() {
    assertThat(
            SpellingSuggestion.to("backgroundColour", List.of("backgroundColo", "backgroundColor")))
        .contains("backgroundColor");
  }

  @Test
  void what_is_longer_than_any_name_is_not_compared() {
    assertThat(SpellingSuggestion.to("a".repeat(40), List.of("a".repeat(41)))).isPresent();
    assertThat(SpellingSuggestion.to("a".repeat(41), List.of("a".repeat(41)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', abc, 3", "abc, '', 3", "kitten, sitting, 3", "Abc, aBC, 0"})
  void a_distance_counts_what_is_put_in_left_out_or_changed(String one, String other, int steps) {
    assertThat(SpellingSuggestion.distance(one, other)).isEqualTo(steps);
  }
}
