package rusuban.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.core.hours.TimeRange;

class TypedTimesTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  /** Open 10:00 to 19:00, on Saturdays 18:00 to 01:30. */
  private static final TypedTimes TIMES =
      new TypedTimes(
          TOKYO,
          date ->
              List.of(
                  date.getDayOfWeek() == DayOfWeek.SATURDAY
                      ? new TimeRange(1080, 1530)
                      : new TimeRange(600, 1140)));

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:00, 21:00, 2026-11-24T21:00",
    "2026-11-24T12:00, 9:00, 2026-11-25T09:00",
    "2026-11-24T12:00, 12:00, 2026-11-25T12:00",
    "2026-11-24T12:00, ２１：３０, 2026-11-24T21:30",
    "2026-11-24T12:00, 21時, 2026-11-24T21:00",
    "2026-11-24T12:00, 21時半, 2026-11-24T21:30",
    "2026-11-24T12:00, 21時5分, 2026-11-24T21:05",
    "2026-11-24T12:00, 24:00, 2026-11-25T00:00",
    "2026-11-24T12:00, 25:00, 2026-11-25T01:00",
    "2026-11-25T00:30, 25:00, 2026-11-25T01:00",
    "2026-11-25T01:00, 25:00, 2026-11-26T01:00",
    "2026-11-24T12:00, 2h, 2026-11-24T14:00",
    "2026-11-24T12:00, 90分, 2026-11-24T13:30",
    "2026-11-24T12:00, 3日, 2026-11-27T12:00",
    "2026-11-24T12:00, PT2H, 2026-11-24T14:00",
    "2026-11-24T12:00, tomorrow, 2026-11-25T00:00",
    "2026-11-24T12:00, 明日, 2026-11-25T00:00",
    "2026-11-24T12:00, 今日, 2026-11-25T00:00",
    "2026-11-28T20:00, tomorrow, 2026-11-29T01:30",
    "2026-11-29T01:00, tomorrow, 2026-11-29T01:30",
    "2026-11-29T01:30, tomorrow, 2026-11-30T00:00",
    "2026-11-24T12:00, 2026-12-03, 2026-12-03T00:00",
    "2026-11-24T12:00, 2026-11-29, 2026-11-29T01:30",
    "2026-11-24T12:00, 12/3, 2026-12-03T00:00",
    "2026-11-24T12:00, 1/4, 2027-01-04T00:00",
    "2026-11-24T12:00, 11/23, 2027-11-23T00:00",
    "2026-11-24T12:00, 11/24, 2026-11-24T00:00",
    "2026-11-24T12:00, 2026-12-03T10:00, 2026-12-03T10:00",
    "2026-11-24T12:00, 2026-12-03 10:00, 2026-12-03T10:00",
    "2026-11-24T12:00, 2026-12-03T10:00:00Z, 2026-12-03T19:00",
    "2026-11-24T12:00, 2026-12-03T10:00+09:00, 2026-12-03T10:00",
  })
  void what_people_type_means_a_time_on_the_shops_clock(
      LocalDateTime now, String typed, LocalDateTime means) {
    assertThat(TIMES.after(at(now), typed)).contains(at(means));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "later",
        "21",
        "21:60",
        "49:00",
        "2027-02-29",
        "13/1",
        "2/30",
        "-2h",
        "PT",
        "9999999999999h",
        "2026-12-03T25:00",
        "PT999999999999999999H"
      })
  void what_means_no_time_is_not_guessed_at(String typed) {
    assertThat(TIMES.after(at(LocalDateTime.parse("2026-11-24T12:00")), typed)).isEmpty();
  }

  @Test
  void a_shop_without_hours_ends_its_day_at_midnight() {
    var never = new TypedTimes(TOKYO, _ -> List.of());
    assertThat(never.endOfDay(at(LocalDateTime.parse("2026-11-24T12:00"))))
        .isEqualTo(at(LocalDateTime.parse("2026-11-25T00:00")));
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(TOKYO).toInstant();
  }
}
