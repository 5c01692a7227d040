package rusuban.core.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.hours.TimeRange.Parsed;
import rusuban.core.hours.TimeRange.Refusal;

class TimeRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10:00-19:00, 600, 1140, 10:00-19:00",
    "9:05-12:30, 545, 750, 09:05-12:30",
    "9:09-10:10, 549, 610, 09:09-10:10",
    "22:00-25:30, 1320, 1530, 22:00-25:30",
    "00:00-24:00, 0, 1440, 00:00-24:00",
    "25:00-27:00, 1500, 1620, 25:00-27:00",
    "0:00-48:00, 0, 2880, 00:00-48:00",
  })
  void a_range_is_read_and_written(String text, int from, int to, String written) {
    var range = new TimeRange(from, to);
    assertThat(TimeRange.parse(text)).isEqualTo(new Parsed.Accepted(range));
    assertThat(range).hasToString(written);
    assertThat(TimeRange.parse(written)).isEqualTo(new Parsed.Accepted(range));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10:00",
        "10-19",
        "10:00-19:60",
        "10:00-19:0",
        "10:00 - 19:00",
        "１０:００-１９:００",
        "10:00〜19:00",
        "-1:00-2:00",
        "100:00-101:00",
        "10:00-19:00\n",
        "10:00-19:00,20:00-21:00"
      })
  void what_is_no_range_of_times_is_refused_for_its_form(String text) {
    assertThat(TimeRange.parse(text)).isEqualTo(new Parsed.Refused(Refusal.NOT_OF_THE_FORM));
  }

  @ParameterizedTest
  @CsvSource({
    "19:00-10:00, ENDS_BEFORE_IT_STARTS",
    "22:00-01:30, ENDS_BEFORE_IT_STARTS",
    "10:00-10:00, ENDS_BEFORE_IT_STARTS",
    "10:00-48:01, ENDS_AFTER_48_00",
    "99:59-99:59, ENDS_AFTER_48_00",
  })
  void impossible_ends_are_refused(String text, Refusal reason) {
    assertThat(TimeRange.parse(text)).isEqualTo(new Parsed.Refused(reason));
  }

  @Test
  void a_refusal_says_what_to_do_in_both_languages() {
    for (var refusal : Refusal.values()) {
      assertThat(refusal.ja()).endsWith("。");
      assertThat(refusal.en()).endsWith(".");
    }
  }

  @ParameterizedTest
  @CsvSource({"-1, 10", "10, 10", "20, 10", "0, 2881"})
  void an_impossible_range_cannot_be_made(int from, int to) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TimeRange(from, to));
  }

  @Test
  void a_day_keeps_its_ranges_in_the_order_of_the_clock() {
    var morning = new TimeRange(600, 720);
    var noon = new TimeRange(720, 780);
    assertThat(DayHours.of(noon, morning).ranges()).containsExactly(morning, noon);
  }

  @Test
  void ranges_of_a_day_may_touch_but_not_overlap() {
    var day = new TimeRange(600, 1140);
    var lunch = new TimeRange(720, 780);
    assertThat(DayHours.overlapIn(List.of(lunch, day))).contains(lunch);
    assertThat(DayHours.overlapIn(List.of(day, new TimeRange(1140, 1200)))).isEmpty();
    assertThat(day.overlaps(new TimeRange(540, 600))).isFalse();
    assertThat(day.overlaps(new TimeRange(540, 601))).isTrue();
    assertThat(DayHours.overlapIn(List.of(day, day))).contains(day);
    assertThatIllegalArgumentException().isThrownBy(() -> DayHours.of(lunch, day));
  }
}
