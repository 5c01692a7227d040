package rusuban.core.hours;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseCalendarTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Instant FOREVER_AGO = Instant.EPOCH;

  /**
   * Tuesday to Sunday 10 to 19, Saturday's evening to 25:30. Closed on Mondays, second Tuesdays,
   * national holidays and over the new year. Friday 2027-06-04 is off; Monday 2027-06-07 opens at
   * noon.
   */
  private static final ResponseHours SALON =
      new ResponseHours(
          TOKYO,
          salonWeek(),
          new HolidayPolicy.Closed(),
          Optional.empty(),
          false,
          Set.of(new NthWeekday(2, TUESDAY)),
          List.of(new YearlyRange(MonthDay.of(12, 30), MonthDay.of(1, 3))),
          Map.of(
              LocalDate.of(2027, 6, 4),
              DayHours.CLOSED,
              LocalDate.of(2027, 6, 7),
              hours("12:00-15:00")),
          Optional.empty(),
          Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "2027-05-26T10:00, 2027-05-26T10:00, PT0S",
    "2027-05-26T12:00, 2027-05-26T10:00, PT0S",
    "2027-05-26T08:00, 2027-05-26T09:59, PT0S",
    "2027-05-26T08:00, 2027-05-26T12:30, PT2H30M",
    "2027-05-26T18:30, 2027-05-27T10:15, PT45M",
    "2027-05-29T12:00, 2027-05-30T10:00, PT9H30M", // Saturday's evening ends on Sunday at 01:30
    "2027-05-30T19:00, 2027-06-02T10:00, PT9H", // across the closed Monday
    "2027-06-03T19:00, 2027-06-05T10:00, PT0S", // Friday off
  })
  void open_time_is_counted_across_closed_hours_and_days(String from, String until, Duration open) {
    assertThat(ResponseCalendar.of(SALON).openTime(tokyo(from), tokyo(until))).isEqualTo(open);
  }

  @Test
  void open_time_is_the_minutes_that_are_open_one_by_one() {
    var chance = new Random(19);
    for (int i = 0; i < 200; i++) {
      var from = tokyo("2027-05-20T00:00").plus(Duration.ofMinutes(chance.nextInt(20_000)));
      var until = from.plus(Duration.ofMinutes(chance.nextInt(6_000)));
      long minutes = 0;
      for (var at = from; at.isBefore(until); at = at.plusSeconds(60))
        if (ResponseCalendar.of(SALON).isOpen(at)) minutes++;
      assertThat(ResponseCalendar.of(SALON).openTime(from, until))
          .isEqualTo(Duration.ofMinutes(minutes));
    }
  }

  @Test
  void open_time_of_ages_ends_at_the_horizon_and_costs_no_more() {
    var now = tokyo("2027-05-26T10:00");
    assertThat(ResponseCalendar.of(SALON).openTime(FOREVER_AGO, now))
        .isEqualTo(ResponseCalendar.of(SALON).openTime(now.minus(ResponseCalendar.HORIZON), now));
  }

  private static Map<DayOfWeek, DayHours> salonWeek() {
    var week = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) week.put(day, hours("10:00-19:00"));
    week.remove(MONDAY);
    week.put(SATURDAY, hours("10:00-13:00", "14:00-19:00", "22:00-25:30"));
    return week;
  }

  @ParameterizedTest
  @CsvSource({
    "2027-06-02T09:59:59.999999999, false",
    "2027-06-02T10:00, true",
    "2027-06-02T18:59:59.999999999, true",
    "2027-06-02T19:00, false",
    "2027-06-05T13:30, false", // Saturday's break
    "2027-06-05T23:59, true",
    "2027-06-06T00:00, true", // Saturday's hours, on Sunday
    "2027-06-06T01:29, true",
    "2027-06-06T01:30, false",
    "2027-05-31T12:00, false", // Monday
    "2027-06-08T12:00, false", // second Tuesday
    "2027-06-15T12:00, true", // third Tuesday
    "2027-05-05T12:00, false", // こどもの日, a Wednesday
    "2027-12-29T12:00, true",
    "2027-12-30T12:00, false",
    "2028-01-02T12:00, false", // a Sunday
    "2028-01-04T12:00, true",
    "2027-06-04T12:00, false", // a day off
    "2027-06-07T12:00, true", // specially open on a Monday
    "2027-06-07T15:00, false",
  })
  void the_salon_is_open_when_its_hours_say(LocalDateTime at, boolean open) {
    assertThat(ResponseCalendar.of(SALON).isOpen(tokyo(at))).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-06-02T09:00, 2027-06-02T10:00",
    "2027-06-02T12:00, 2027-06-03T10:00", // open now: the opening after the next closing
    "2027-06-02T19:00, 2027-06-03T10:00",
    "2027-06-03T23:00, 2027-06-05T10:00", // Friday is off
    "2027-06-05T13:00, 2027-06-05T14:00",
    "2027-06-06T20:00, 2027-06-07T12:00", // specially open
    "2027-06-07T15:00, 2027-06-09T10:00", // second Tuesday
    "2027-12-29T23:30, 2028-01-04T10:00",
    "2027-12-31T23:30, 2028-01-04T10:00",
  })
  void the_next_opening_is_named(LocalDateTime at, LocalDateTime opening) {
    assertThat(ResponseCalendar.of(SALON).nextOpening(tokyo(at))).contains(tokyo(opening));
  }

  @Test
  void a_closed_period_is_one_whatever_reasons_follow_one_another_in_it() {
    var calendar = ResponseCalendar.of(SALON);
    var from = tokyo("2027-12-29T19:00");
    var until = tokyo("2028-01-04T10:00");
    for (var at = from; at.isBefore(until); at = at.plus(Duration.ofMinutes(17)))
      assertThat(calendar.closedPeriodOf(at)).contains(new ClosedPeriod(from, Optional.of(until)));
    assertThat(calendar.closedPeriodOf(from.minusNanos(1))).isEmpty();
    assertThat(calendar.closedPeriodOf(until)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2027-06-02T20:00, Regular[]",
    "2027-06-05T13:30, Regular[]",
    "2027-05-31T12:00, Regular[]",
    "2027-06-08T12:00, 'MonthlyWeekday[day=NthWeekday[nth=2, day=TUESDAY]]'",
    "2027-05-05T12:00, Holiday[name=こどもの日]",
    "2027-03-22T12:00, Holiday[name=振替休日]",
    "2028-01-01T12:00, 'Yearly[range=YearlyRange[first=--12-30, last=--01-03]]'", // also a holiday
    "2027-06-04T12:00, SingleDate[date=2027-06-04]",
    "2027-06-07T18:00, SingleDate[date=2027-06-07]",
  })
  void the_reason_is_the_rule_that_decides_the_day(LocalDateTime at, String reason) {
    assertThat(ResponseCalendar.of(SALON).closedReason(tokyo(at)).orElseThrow())
        .hasToString(reason);
  }

  @Test
  void an_open_shop_has_no_reason_to_be_closed() {
    assertThat(ResponseCalendar.of(SALON).closedReason(tokyo("2027-06-02T12:00"))).isEmpty();
  }

  @Test
  void the_hours_of_a_date_are_those_that_begin_on_it() {
    var calendar = ResponseCalendar.of(SALON);
    assertThat(calendar.hoursOn(LocalDate.of(2027, 6, 5)))
        .isEqualTo(hours("10:00-13:00", "14:00-19:00", "22:00-25:30").ranges());
    assertThat(calendar.hoursOn(LocalDate.of(2027, 6, 6))).containsExactly(range("10:00-19:00"));
    assertThat(calendar.hoursOn(LocalDate.of(2027, 6, 7))).containsExactly(range("12:00-15:00"));
    assertThat(calendar.hoursOn(LocalDate.of(2027, 6, 8))).isEmpty();
  }

  @Test
  void holidays_can_be_days_like_any_other_or_have_hours_of_their_own() {
    var childrensDay = LocalDate.of(2027, 5, 5);
    var monday = LocalDate.of(2027, 3, 22);
    var usual = onHolidays(new HolidayPolicy.AsUsual());
    assertThat(usual.hoursOn(childrensDay)).containsExactly(range("10:00-19:00"));
    assertThat(usual.hoursOn(monday)).isEmpty();
    var own = onHolidays(new HolidayPolicy.Hours(hours("11:00-16:00")));
    assertThat(own.hoursOn(childrensDay)).containsExactly(range("11:00-16:00"));
    assertThat(own.hoursOn(monday)).containsExactly(range("11:00-16:00"));
    assertThat(own.closedReason(tokyo("2027-05-05T17:00")))
        .contains(new ClosedReason.Holiday("こどもの日"));
  }

  private static ResponseCalendar onHolidays(HolidayPolicy holidayPolicy) {
    return ResponseCalendar.of(
        new ResponseHours(
            TOKYO,
            salonWeek(),
            holidayPolicy,
            Optional.empty(),
            false,
            Set.of(),
            List.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void a_temporary_closure_closes_at_once_and_joins_the_night_after_it() {
    var from = tokyo("2027-06-05T23:00");
    var until = tokyo("2027-06-06T01:00");
    var calendar = closed(SALON, Optional.of(from), until);
    assertThat(calendar.isOpen(from.minusNanos(1))).isTrue();
    assertThat(calendar.closedReason(from)).contains(new ClosedReason.TemporaryClosure(until));
    assertThat(calendar.closedPeriodOf(from)).contains(new ClosedPeriod(from, Optional.of(until)));
    assertThat(calendar.nextOpening(from.minusSeconds(60))).contains(until);
    assertThat(calendar.isOpen(until)).isTrue();
    var overnight = closed(SALON, Optional.of(from), tokyo("2027-06-06T05:00"));
    for (var at : List.of(from, until, tokyo("2027-06-06T09:00")))
      assertThat(overnight.closedPeriodOf(at))
          .contains(new ClosedPeriod(from, Optional.of(tokyo("2027-06-06T10:00"))));
  }

  @Test
  void a_temporary_closure_that_begins_at_night_belongs_to_the_night() {
    var calendar = closed(SALON, Optional.of(tokyo("2027-06-03T08:00")), tokyo("2027-06-03T12:00"));
    assertThat(calendar.closedPeriodOf(tokyo("2027-06-03T11:00")))
        .contains(
            new ClosedPeriod(tokyo("2027-06-02T19:00"), Optional.of(tokyo("2027-06-03T12:00"))));
  }

  @Test
  void a_temporary_closure_without_a_start_has_always_been_on() {
    var until = tokyo("2027-06-03T12:00");
    var calendar = closed(SALON, Optional.empty(), until);
    var period = new ClosedPeriod(FOREVER_AGO, Optional.of(until));
    assertThat(calendar.closedPeriodOf(until.minusNanos(1))).contains(period);
    assertThat(calendar.closedPeriodOf(tokyo("2027-06-01T12:00"))).contains(period);
    assertThat(calendar.isOpen(until)).isTrue();
    var toTheNight = closed(SALON, Optional.empty(), tokyo("2027-06-03T20:00"));
    for (var at : List.of("2027-06-03T12:00", "2027-06-03T23:00"))
      assertThat(toTheNight.closedPeriodOf(tokyo(at)))
          .contains(new ClosedPeriod(FOREVER_AGO, Optional.of(tokyo("2027-06-05T10:00"))));
  }

  private static ResponseCalendar closed(
      ResponseHours hours, Optional<Instant> from, Instant until) {
    return ResponseCalendar.of(
        hours.with(Optional.of(new ScheduledToggle(from, until)), Optional.empty()));
  }

  @Test
  void busy_closes_nothing() {
    var from = tokyo("2027-06-02T12:00");
    var until = tokyo("2027-06-02T13:00");
    var calendar =
        ResponseCalendar.of(
            new ResponseHours(
                TOKYO,
                salonWeek(),
                new HolidayPolicy.AsUsual(),
                Optional.empty(),
                false,
                Set.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.of(new ScheduledToggle(Optional.of(from), until))));
    assertThat(calendar.isBusy(from.minusNanos(1))).isFalse();
    assertThat(calendar.isBusy(from)).isTrue();
    assertThat(calendar.isOpen(from)).isTrue();
    assertThat(calendar.isBusy(until.minusNanos(1))).isTrue();
    assertThat(calendar.isBusy(until)).isFalse();
    assertThat(ResponseCalendar.of(SALON).isBusy(from)).isFalse();
  }

  @Test
  void a_shop_that_is_always_closed_is_in_one_period_without_ends() {
    var calendar = ResponseCalendar.of(ResponseHours.weekly(TOKYO, Map.of()));
    for (var at : List.of(tokyo("2027-06-02T12:00"), tokyo("2031-01-01T00:00"))) {
      assertThat(calendar.isOpen(at)).isFalse();
      assertThat(calendar.nextOpening(at)).isEmpty();
      assertThat(calendar.closedPeriodOf(at))
          .contains(new ClosedPeriod(FOREVER_AGO, Optional.empty()));
    }
  }

  @Test
  void a_shop_that_is_always_open_never_opens() {
    var week = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) week.put(day, hours("00:00-24:00"));
    var calendar = ResponseCalendar.of(ResponseHours.weekly(NEW_YORK, week));
    var at = Instant.parse("2027-06-02T12:00:00Z");
    assertThat(calendar.nextOpening(at)).isEmpty();
    assertThat(calendar.closedPeriodOf(at)).isEmpty();
  }

  @Test
  void a_shop_open_round_the_clock_but_for_one_day_opens_after_that_day() {
    var week = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) week.put(day, hours("00:00-24:00"));
    var at = tokyo("2027-06-02T12:00");
    var off =
        new ResponseHours(
            TOKYO,
            week,
            new HolidayPolicy.AsUsual(),
            Optional.empty(),
            false,
            Set.of(),
            List.of(),
            Map.of(LocalDate.of(2028, 1, 20), DayHours.CLOSED),
            Optional.empty(),
            Optional.empty());
    assertThat(ResponseCalendar.of(off).nextOpening(at)).contains(tokyo("2028-01-21T00:00"));
    assertThat(ResponseCalendar.of(off).isOpenWithoutEnd(at)).isFalse();
    var closure =
        new ScheduledToggle(Optional.of(tokyo("2027-08-01T10:00")), tokyo("2027-08-01T12:00"));
    assertThat(
            ResponseCalendar.of(off.with(Optional.of(closure), Optional.empty())).nextOpening(at))
        .contains(tokyo("2027-08-01T12:00"));
    assertThat(ResponseCalendar.of(ResponseHours.weekly(TOKYO, week)).isOpenWithoutEnd(at))
        .isTrue();
  }

  @Test
  void openings_and_closings_are_looked_for_within_400_days() {
    var only = LocalDate.of(2027, 6, 2);
    var calendar =
        ResponseCalendar.of(
            new ResponseHours(
                TOKYO,
                Map.of(),
                new HolidayPolicy.AsUsual(),
                Optional.empty(),
                false,
                Set.of(),
                List.of(),
                Map.of(only, hours("10:00-19:00")),
                Optional.empty(),
                Optional.empty()));
    var opening = tokyo("2027-06-02T10:00");
    var closing = tokyo("2027-06-02T19:00");
    var horizon = Duration.ofDays(400);
    assertThat(calendar.nextOpening(opening.minus(horizon))).contains(opening);
    assertThat(calendar.nextOpening(opening.minus(horizon).minusNanos(1))).isEmpty();
    assertThat(calendar.closedPeriodOf(closing.plus(horizon)))
        .contains(new ClosedPeriod(closing, Optional.empty()));
    assertThat(calendar.closedPeriodOf(closing.plus(horizon).plusNanos(1)))
        .contains(new ClosedPeriod(FOREVER_AGO, Optional.empty()));
  }

  @Test
  void hours_that_run_into_the_next_days_are_open_without_a_break() {
    var calendar =
        ResponseCalendar.of(
            ResponseHours.weekly(
                TOKYO, Map.of(FRIDAY, hours("22:00-34:00"), SATURDAY, hours("08:00-30:00"))));
    assertThat(calendar.nextOpening(tokyo("2027-06-04T23:00"))).contains(tokyo("2027-06-11T22:00"));
    assertThat(calendar.closedPeriodOf(tokyo("2027-06-06T06:00")))
        .contains(
            new ClosedPeriod(tokyo("2027-06-06T06:00"), Optional.of(tokyo("2027-06-11T22:00"))));
  }

  @ParameterizedTest
  @CsvSource({
    // The clock is put forward from 02:00 to 03:00 at 07:00Z on Sunday 2027-03-14.
    "02:30-05:00, 2027-03-14T06:59:59Z, false",
    "02:30-05:00, 2027-03-14T07:00:00Z, true",
    "00:00-02:30, 2027-03-14T06:59:59Z, true",
    "00:00-02:30, 2027-03-14T07:00:00Z, false",
    // It is put back from 02:00 to 01:00 at 06:00Z on Sunday 2027-11-07.
    "00:00-01:30, 2027-11-07T05:29:59Z, true",
    "00:00-01:30, 2027-11-07T05:30:00Z, false",
    "00:00-01:30, 2027-11-07T06:00:00Z, false",
    "01:30-05:00, 2027-11-07T05:30:00Z, true",
    "01:30-05:00, 2027-11-07T06:00:00Z, true",
    "01:30-05:00, 2027-11-07T09:59:59Z, true",
    "01:30-05:00, 2027-11-07T10:00:00Z, false",
  })
  void clock_changes_move_nothing_else(String range, Instant at, boolean open) {
    var calendar =
        ResponseCalendar.of(ResponseHours.weekly(NEW_YORK, Map.of(SUNDAY, hours(range))));
    assertThat(calendar.isOpen(at)).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "02-29, 02-29, 2028-02-29, true",
    "02-29, 02-29, 2027-02-28, false",
    "02-29, 02-29, 2027-03-01, false",
    "02-27, 02-29, 2027-02-28, true",
    "02-27, 02-29, 2027-03-01, false",
    "02-29, 03-02, 2027-02-28, false",
    "02-29, 03-02, 2027-03-01, true",
    "12-30, 01-03, 2027-12-29, false",
    "12-30, 01-03, 2027-12-30, true",
    "12-30, 01-03, 2028-01-03, true",
    "12-30, 01-03, 2028-01-04, false",
    "08-13, 08-16, 2027-08-16, true",
  })
  void a_yearly_range_comes_back_each_year(
      String first, String last, LocalDate date, boolean contained) {
    var range = new YearlyRange(MonthDay.parse("--" + first), MonthDay.parse("--" + last));
    assertThat(range.contains(date)).isEqualTo(contained);
  }

  @Test
  void only_a_month_with_five_tuesdays_has_a_fifth() {
    var fifth = new NthWeekday(5, TUESDAY);
    assertThat(LocalDate.of(2027, 6, 1).datesUntil(LocalDate.of(2027, 7, 1)))
        .filteredOn(fifth::matches)
        .containsExactly(LocalDate.of(2027, 6, 29));
    assertThat(LocalDate.of(2027, 7, 1).datesUntil(LocalDate.of(2027, 8, 1)))
        .noneMatch(fifth::matches);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 2027-05-31", // five Mondays
    "-2, 2027-05-24",
    "-1, 2027-06-28", // four
    "-2, 2027-06-21",
    "-1, 2027-02-22", // 28 days
    "-1, 2028-02-28", // 29 days, a Tuesday the last
  })
  void the_last_weekday_of_a_month_is_counted_from_its_end(int nth, LocalDate date) {
    var first = date.withDayOfMonth(1);
    assertThat(first.datesUntil(first.plusMonths(1)))
        .filteredOn(new NthWeekday(nth, MONDAY)::matches)
        .containsExactly(date);
  }

  @Test
  void impossible_parts_cannot_be_made() {
    var at = Instant.parse("2027-06-02T12:00:00Z");
    assertThatIllegalArgumentException().isThrownBy(() -> new NthWeekday(0, MONDAY));
    assertThatIllegalArgumentException().isThrownBy(() -> new NthWeekday(6, MONDAY));
    assertThatIllegalArgumentException().isThrownBy(() -> new NthWeekday(-3, MONDAY));
    assertThatIllegalArgumentException().isThrownBy(() -> new ScheduledToggle(Optional.of(at), at));
  }

  private static DayHours hours(String... ranges) {
    return new DayHours(List.of(ranges).stream().map(ResponseCalendarTest::range).toList());
  }

  private static TimeRange range(String text) {
    return switch (TimeRange.parse(text)) {
      case TimeRange.Parsed.Accepted(var range) -> range;
      case TimeRange.Parsed.Refused(var reason) -> throw new AssertionError(reason);
    };
  }

  private static Instant tokyo(String at) {
    return tokyo(LocalDateTime.parse(at));
  }

  private static Instant tokyo(LocalDateTime at) {
    return at.atZone(TOKYO).toInstant();
  }
}
