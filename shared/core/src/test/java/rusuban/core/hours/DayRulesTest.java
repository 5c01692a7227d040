package rusuban.core.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the days around holidays, on dates of the real calendar. */
class DayRulesTest {
  private static final DayHours USUAL = hours("10:00-19:00");
  private static final DayHours EVE = hours("18:00-26:00");
  private static final DayHours HOLIDAY = hours("12:00-15:00");

  private HolidayPolicy holidayPolicy = new HolidayPolicy.AsUsual();
  private Optional<DayHours> eve = Optional.empty();
  private boolean moves = false;
  private Set<NthWeekday> nth = Set.of();
  private List<YearlyRange> yearly = List.of();
  private Map<LocalDate, DayHours> dates = Map.of();
  private Set<DayOfWeek> off = Set.of();

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "2026-09-20, 18:00-26:00, HolidayEve[name=敬老の日]", // a Sunday before a holiday
    "2026-09-21, closed, Holiday[name=敬老の日]", // a holiday before 国民の休日
    "2026-09-22, closed, Holiday[name=国民の休日]",
    "2026-09-23, closed, Holiday[name=秋分の日]",
    "2026-09-24, 10:00-19:00, Regular[]",
    "2027-02-10, 18:00-26:00, HolidayEve[name=建国記念の日]",
    "2027-04-28, 18:00-26:00, HolidayEve[name=昭和の日]",
    "2027-05-02, 18:00-26:00, HolidayEve[name=憲法記念日]",
    "2027-05-04, closed, Holiday[name=みどりの日]",
    "2027-12-31, closed, 'Yearly[range=YearlyRange[first=--12-30, last=--01-03]]'",
  })
  void the_day_before_a_holiday_has_hours_of_its_own(LocalDate date, String told, String rule) {
    holidayPolicy = new HolidayPolicy.Closed();
    eve = Optional.of(EVE);
    yearly = List.of(new YearlyRange(MonthDay.of(12, 30), MonthDay.of(1, 3)));
    assertThat(told(date)).isEqualTo(told);
    assertThat(rules().of(date).rule()).hasToString(rule);
  }

  @Test
  void a_holiday_before_a_holiday_follows_the_rule_for_holidays_first() {
    var childrensEve = LocalDate.of(2027, 5, 4);
    eve = Optional.of(EVE);
    assertThat(told(childrensEve)).isEqualTo("18:00-26:00");
    holidayPolicy = new HolidayPolicy.Hours(HOLIDAY);
    assertThat(told(childrensEve)).isEqualTo("12:00-15:00");
  }

  @Test
  void a_day_that_is_closed_anyway_does_not_open_because_a_holiday_follows() {
    var monday = LocalDate.of(2026, 11, 2);
    eve = Optional.of(EVE);
    off = Set.of(DayOfWeek.MONDAY);
    assertThat(told(monday)).isEqualTo("closed");
    off = Set.of();
    nth = Set.of(new NthWeekday(1, DayOfWeek.MONDAY));
    assertThat(told(monday)).isEqualTo("closed");
    dates = Map.of(monday, USUAL);
    assertThat(told(monday)).isEqualTo("10:00-19:00");
  }

  @Test
  void a_shop_can_be_closed_before_holidays() {
    eve = Optional.of(DayHours.CLOSED);
    assertThat(told(LocalDate.of(2026, 11, 2))).isEqualTo("closed");
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "TUESDAY, 2026-11-03, 12:00-15:00", // 文化の日
    "TUESDAY, 2026-11-04, closed",
    "TUESDAY, 2026-11-05, 10:00-19:00",
    "TUESDAY, 2026-11-10, closed", // no holiday
    "MONDAY, 2026-09-21, 12:00-15:00", // 敬老の日, then 国民の休日 and 秋分の日
    "MONDAY, 2026-09-22, 12:00-15:00",
    "MONDAY, 2026-09-23, 12:00-15:00",
    "MONDAY, 2026-09-24, closed",
    "MONDAY, 2026-09-25, 10:00-19:00",
    "MONDAY, 2027-03-22, 12:00-15:00", // 振替休日
    "MONDAY, 2027-03-23, closed",
    "MONDAY, 2027-05-03, 12:00-15:00", // Golden Week
    "MONDAY, 2027-05-05, 12:00-15:00",
    "MONDAY, 2027-05-06, closed",
    "THURSDAY, 2027-04-29, 12:00-15:00",
    "THURSDAY, 2027-04-30, closed",
    "THURSDAY, 2026-12-31, closed", // no holiday
    "FRIDAY, 2027-01-01, 12:00-15:00",
    "FRIDAY, 2027-01-02, closed",
  })
  void a_day_off_on_a_holiday_moves_to_the_first_day_after_the_holidays(
      DayOfWeek off, LocalDate date, String told) {
    this.off = Set.of(off);
    moves = true;
    holidayPolicy = new HolidayPolicy.Hours(HOLIDAY);
    assertThat(told(date)).isEqualTo(told);
  }

  @Test
  void a_moved_day_off_says_where_it_came_from() {
    off = Set.of(DayOfWeek.MONDAY);
    moves = true;
    assertThat(rules().of(LocalDate.of(2026, 9, 24)).rule())
        .isEqualTo(new ClosedReason.MovedDayOff(LocalDate.of(2026, 9, 21)));
    assertThat(rules().of(LocalDate.of(2026, 9, 21)).rule())
        .isEqualTo(new ClosedReason.Holiday("敬老の日"));
  }

  @Test
  void where_holidays_are_as_usual_it_has_the_hours_of_its_weekday_or_of_the_next_day_with_any() {
    moves = true;
    off = Set.of(DayOfWeek.TUESDAY);
    assertThat(told(LocalDate.of(2026, 11, 3))).isEqualTo("10:00-19:00");
    assertThat(told(LocalDate.of(2026, 11, 4))).isEqualTo("closed");
    off = Set.of();
    nth = Set.of(new NthWeekday(1, DayOfWeek.TUESDAY));
    assertThat(told(LocalDate.of(2026, 11, 3))).isEqualTo("10:00-19:00");
    assertThat(told(LocalDate.of(2026, 11, 4))).isEqualTo("closed");
    assertThat(told(LocalDate.of(2026, 12, 1))).isEqualTo("closed");
    off = Set.of(DayOfWeek.values());
    assertThat(told(LocalDate.of(2026, 11, 3))).isEqualTo("closed");
  }

  @Test
  void several_days_off_among_the_same_holidays_close_one_day() {
    moves = true;
    off = Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY);
    holidayPolicy = new HolidayPolicy.Hours(HOLIDAY);
    assertThat(told(LocalDate.of(2026, 9, 24))).isEqualTo("closed");
    assertThat(told(LocalDate.of(2026, 9, 25))).isEqualTo("10:00-19:00");
    // Tuesday is closed anyway.
    assertThat(told(LocalDate.of(2027, 3, 23))).isEqualTo("closed");
    assertThat(told(LocalDate.of(2027, 3, 24))).isEqualTo("10:00-19:00");
  }

  @Test
  void a_day_off_that_is_taken_on_the_holiday_itself_does_not_move() {
    moves = true;
    off = Set.of(DayOfWeek.TUESDAY);
    var cultureDay = LocalDate.of(2026, 11, 3);
    dates = Map.of(cultureDay, DayHours.CLOSED);
    assertThat(told(cultureDay.plusDays(1))).isEqualTo("10:00-19:00");
    dates = Map.of(cultureDay, HOLIDAY);
    assertThat(told(cultureDay.plusDays(1))).isEqualTo("closed");
    dates = Map.of(cultureDay.plusDays(1), HOLIDAY);
    assertThat(told(cultureDay.plusDays(1))).isEqualTo("12:00-15:00");
    dates = Map.of();
    yearly = List.of(new YearlyRange(MonthDay.of(11, 3), MonthDay.of(11, 3)));
    assertThat(told(cultureDay.plusDays(1))).isEqualTo("10:00-19:00");
  }

  @Test
  void an_eve_that_takes_a_day_off_stays_closed_and_an_open_day_off_may_be_an_eve() {
    moves = true;
    eve = Optional.of(EVE);
    off = Set.of(DayOfWeek.MONDAY);
    assertThat(told(LocalDate.of(2026, 9, 21))).isEqualTo("18:00-26:00");
    // Tuesday 2024-04-30 follows a Monday holiday; Friday's holidays are days away.
    assertThat(told(LocalDate.of(2024, 4, 29))).isEqualTo("10:00-19:00");
    assertThat(told(LocalDate.of(2024, 4, 30))).isEqualTo("closed");
  }

  private String told(LocalDate date) {
    var ranges = rules().of(date).hours().ranges();
    return ranges.isEmpty()
        ? "closed"
        : ranges.stream().map(TimeRange::toString).collect(Collectors.joining(" "));
  }

  private DayRules rules() {
    var week = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) if (!off.contains(day)) week.put(day, USUAL);
    return new DayRules(
        new ResponseHours(
            ZoneId.of("Asia/Tokyo"),
            week,
            holidayPolicy,
            eve,
            moves,
            nth,
            yearly,
            dates,
            Optional.empty(),
            Optional.empty()));
  }

  private static DayHours hours(String... texts) {
    return new DayHours(
        Arrays.stream(texts)
            .map(TimeRange::parse)
            .map(TimeRange.Parsed.Accepted.class::cast)
            .map(TimeRange.Parsed.Accepted::range)
            .toList());
  }
}
