package rusuban.console.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.console.page.PageLanguage;

class LetterTimeTest {
  @ParameterizedTest
  @CsvSource({
    "20:00, 20:00",
    "9:05, 09:05",
    "1730, 17:30",
    "930, 09:30",
    "17, 17:00",
    "17時半, 17:30",
    "17時, 17:00",
    "17時5分, 17:05",
    "１７：３０, 17:30",
    "' 20:00 ', 20:00",
    "0:00, 00:00",
  })
  void people_type_times_in_many_ways(String typed, String time) {
    assertThat(LetterTime.read(typed).map(LetterTime::written)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "25:00", "20:60", "24:00", "夜", "20:0", "12345", "-1:00", "8pm"})
  void other_text_is_no_time(String typed) {
    assertThat(LetterTime.read(typed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PT2H, 2, hours, PT2H, 2時間",
    "P7D, 7, days, P7D, 7日",
    "PT24H, 1, days, P1D, 1日",
    "P1DT12H, 36, hours, PT36H, 36時間",
    "PT90M, 90, minutes, PT1H30M, 90分",
    "PT45S, 45, seconds, PT45S, 45秒",
    "PT0S, 0, minutes, PT0S, 0分",
  })
  void durations_are_shown_in_the_largest_unit_that_fits(
      String duration, String number, String unit, String written, String words) {
    var typed = TypedDuration.of(Duration.parse(duration));
    assertThat(typed).isEqualTo(new TypedDuration(number, unit));
    assertThat(typed.duration()).contains(Duration.parse(duration));
    assertThat(TypedDuration.written(Duration.parse(duration))).isEqualTo(written);
    assertThat(TypedDuration.words(Duration.parse(duration), PageLanguage.JA)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"'', days", "x, days", "-1, days", "1.5, days", "1, weeks", "9999999, days"})
  void other_text_is_no_duration(String number, String unit) {
    assertThat(new TypedDuration(number, unit).duration()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"３, days, 3", "' 2 ', days, 2"})
  void wide_digits_and_spaces_are_read(String number, String unit, long days) {
    assertThat(new TypedDuration(number, unit).duration()).contains(Duration.ofDays(days));
    assertThat(LetterTime.read("20:00")).contains(LocalTime.of(20, 0));
  }
}
