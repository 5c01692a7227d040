package rusuban.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rusuban.core.hours.DayHours;
import rusuban.core.hours.ResponseCalendar;
import rusuban.core.hours.ResponseHours;
import rusuban.core.hours.ScheduledToggle;
import rusuban.core.hours.TimeRange;

class HandoverTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Handover UNTIL_OPENING = new Handover.UntilOpening();

  @Test
  void a_fixed_time_ends_whatever_the_hours_are() {
    var hour = new Handover.FixedTime(Duration.ofHours(1));
    var midnight = at("2026-11-24T23:30");
    assertThat(hour.end(midnight, calendar(10, 19))).isEqualTo(at("2026-11-25T00:30"));
    assertThat(hour.isZero()).isFalse();
    assertThat(new Handover.FixedTime(Duration.ZERO).isZero()).isTrue();
    assertThat(UNTIL_OPENING.isZero()).isFalse();
  }

  /** The 23rd of November is a Monday, on which the shop is closed. */
  @ParameterizedTest
  @CsvSource({
    "in open hours,              10, 19, 2026-11-24T12:00, 2026-11-25T10:00",
    "in the evening,             10, 19, 2026-11-24T22:00, 2026-11-25T10:00",
    "right before midnight,      10, 19, 2026-11-24T23:59, 2026-11-25T10:00",
    "right after midnight,       10, 19, 2026-11-25T00:00, 2026-11-25T10:00",
    "before a closed day,        10, 19, 2026-11-22T20:00, 2026-11-24T10:00",
    "on a closed day,            10, 19, 2026-11-23T12:00, 2026-11-24T10:00",
    "open past midnight,         18, 26, 2026-11-25T01:00, 2026-11-25T18:00",
    "at the minute of opening,   10, 19, 2026-11-24T10:00, 2026-11-25T10:00"
  })
  void until_opening_ends_when_the_shop_opens_next(
      String when, int from, int to, String now, String end) {
    assertThat(UNTIL_OPENING.end(at(now), calendar(from, to))).as(when).isEqualTo(at(end));
  }

  @Test
  void a_temporary_closure_postpones_the_end() {
    var closure = new ScheduledToggle(Optional.of(at("2026-11-25T00:00")), at("2026-11-27T15:00"));
    var calendar = ResponseCalendar.of(hours(10, 19), Optional.of(closure), Optional.empty());
    assertThat(UNTIL_OPENING.end(at("2026-11-24T20:00"), calendar))
        .isEqualTo(at("2026-11-27T15:00"));
  }

  @Test
  void no_takeover_is_longer_than_thirty_days() {
    var closure = new ScheduledToggle(Optional.of(at("2026-11-25T00:00")), at("2027-03-01T00:00"));
    var calendar = ResponseCalendar.of(hours(10, 19), Optional.of(closure), Optional.empty());
    assertThat(UNTIL_OPENING.end(at("2026-11-24T20:00"), calendar))
        .isEqualTo(at("2026-12-24T20:00"));
  }

  @Test
  void without_an_opening_it_ends_after_a_day() {
    var never = ResponseCalendar.of(ResponseHours.weekly(TOKYO, Map.of()));
    assertThat(UNTIL_OPENING.end(at("2026-11-24T20:00"), never)).isEqualTo(at("2026-11-25T20:00"));
    var always =
        Arrays.stream(DayOfWeek.values())
            .collect(Collectors.toMap(day -> day, _ -> DayHours.of(new TimeRange(0, 1440))));
    var open = ResponseCalendar.of(ResponseHours.weekly(TOKYO, always));
    assertThat(UNTIL_OPENING.end(at("2026-11-24T20:00"), open)).isEqualTo(at("2026-11-25T20:00"));
  }

  @Test
  void it_is_written_as_in_the_settings() {
    assertThat(UNTIL_OPENING.written()).isEqualTo("until-opening");
    assertThat(new Handover.FixedTime(Duration.ofHours(1)).written()).isEqualTo("PT1H");
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(TOKYO).toInstant();
  }

  private static ResponseCalendar calendar(int from, int to) {
    return ResponseCalendar.of(hours(from, to));
  }

  /** Returns hours of every day but Monday. */
  private static ResponseHours hours(int from, int to) {
    var day = DayHours.of(new TimeRange(from * 60, to * 60));
    return ResponseHours.weekly(
        TOKYO,
        Arrays.stream(DayOfWeek.values())
            .filter(it -> it != DayOfWeek.MONDAY)
            .collect(Collectors.toMap(it -> it, _ -> day)));
  }
}
