package rusuban.core.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u3000\u00A0",
        "\u3164",
        "\u200B",
        "\u2800",
        "\uFFA0",
        "\u115F\u1160",
        "\u00AD",
        "\u034F",
        "\u200D\uFE0F",
        "\u2060\u2063",
        "\u202E",
        "\u061C\u200E\u2066",
        "\uDB40\uDC67",
        "\uDB40\uDDEF",
        "\u180E",
        "\u17B4",
        "\u0301",
        "\u3099",
        "\u20E3",
        "\n\t",
        "\u0085\u009F",
        "\u2028",
        "\uFEFF",
        "\uFFF9\uFFFB",
        "\uFFF0",
        "\u2065",
      })
  void a_name_that_nobody_can_see_is_none(String name) {
    assertThat(DisplayName.shown(name)).isEmpty();
  }

  @ParameterizedTest(name = "[{index}]")
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "花子,花子",
        " 花子\u3000,花子",
        "\u202Eabc,abc",
        "a\u202Ab\u202Bc\u202Cd\u202De,abcde",
        "a\u2066b\u2067c\u2068d\u2069e,abcde",
        "a\u200Eb\u200Fc\u061Cd\u206Ae,abcde",
        "花\u3164子,花\u3164子",
        "a\u0000b,a b",
        "a\u0085b,a b",
        "a\u009Bb,a b",
        "a\u2028b\u2029c,a b c",
        "山田\t花子,山田 花子",
        "が\u0301,が\u0301",
        "👨\u200D👩\u200D👧,👨\u200D👩\u200D👧",
        "❤\uFE0F,❤\uFE0F",
        "🏴\uDB40\uDC67\uDB40\uDC7F,🏴\uDB40\uDC67\uDB40\uDC7F",
        "葛\uDB40\uDD00城,葛\uDB40\uDD00城",
        "\uFFFD,\uFFFD",
      })
  void what_would_change_the_sentence_around_a_name_is_taken_out(String name, String shown) {
    assertThat(DisplayName.shown(name)).contains(shown);
  }

  @Test
  void a_line_break_in_a_name_becomes_a_space() {
    assertThat(DisplayName.shown("山田\n花子\r")).contains("山田 花子");
  }

  @Test
  void a_shown_name_is_never_blank_and_shown_again_it_is_the_same() {
    var parts =
        " \n\u3164\u200B\u2028\u202E\u0301aあ👨\u200D\uFE0F\u2800\u0085\uD800\u3000".toCharArray();
    for (int seed = 0; seed < 20_000; seed++) {
      var random = new Random(seed);
      var name = new StringBuilder();
      for (int i = random.nextInt(8); i > 0; i--) name.append(parts[random.nextInt(parts.length)]);
      var shown = DisplayName.shown(name.toString());
      if (shown.isEmpty()) continue;
      assertThat(shown.get()).as("seed " + seed).isNotBlank();
      assertThat(DisplayName.shown(shown.get())).as("seed " + seed).isEqualTo(shown);
      assertThat(shown.get().chars())
          .as("seed " + seed)
          .noneMatch(c -> c < ' ' || c == 0x85 || c == 0x2028 || c == 0x202E);
    }
  }
}
