package rusuban.core.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Choice of the owner's rule that decides a date's hours, in the order of {@link ResponseHours}.
 */
final class DayRules {
  private static final int DAY = 24 * 60;

  private final ResponseHours settings;
  private final List<Day> mondayToSunday;

  DayRules(ResponseHours settings) {
    this.settings = settings;
    mondayToSunday =
        Stream.of(DayOfWeek.values())
            .map(day -> settings.weekdays().getOrDefault(day, DayHours.CLOSED))
            .map(hours -> new Day(hours, new ClosedReason.Regular()))
            .toList();
  }

  /** Returns whether any rule gives hours to any day. */
  boolean mayOpen() {
    return mondayToSunday.stream().anyMatch(day -> !day.isOff())
        || settings.dates().values().stream().anyMatch(hours -> !hours.ranges().isEmpty())
        || (settings.holidayPolicy() instanceof HolidayPolicy.Hours(var hours)
            && !hours.ranges().isEmpty());
  }

  /** The hours that begin on a date, with the rule that decided them. */
  record Day(DayHours hours, ClosedReason rule) {
    private static Day off(ClosedReason rule) {
      return new Day(DayHours.CLOSED, rule);
    }

    boolean isAllDay() {
      var ranges = hours.ranges();
      return ranges.size() == 1 && ranges.getFirst().from() == 0 && ranges.getFirst().to() >= DAY;
    }

    private boolean isOff() {
      return hours.ranges().isEmpty();
    }
  }

  Day of(LocalDate date) {
    var own = settings.dates().get(date);
    if (own != null) return new Day(own, new ClosedReason.SingleDate(date));
    for (var range : settings.closedYearly())
      if (range.contains(date)) return Day.off(new ClosedReason.Yearly(range));
    return switch (settings.holidayPolicy()) {
      case HolidayPolicy.AsUsual() -> onUsualDay(date);
      case HolidayPolicy.Closed() -> byHoliday(date, DayHours.CLOSED);
      case HolidayPolicy.Hours(var hours) -> byHoliday(date, hours);
    };
  }

  private Day byHoliday(LocalDate date, DayHours hours) {
    return JapaneseHolidays.nameOf(date)
        .map(name -> new Day(hours, new ClosedReason.Holiday(name)))
        .orElseGet(() -> onUsualDay(date));
  }

  private Day onUsualDay(LocalDate date) {
    var day = settings.closedMovesPastHolidays() ? moved(date) : byWeek(date);
    if (day.isOff() || settings.onHolidayEves().isEmpty()) return day;
    return JapaneseHolidays.nameOf(date.plusDays(1))
        .map(name -> new Day(settings.onHolidayEves().get(), new ClosedReason.HolidayEve(name)))
        .orElse(day);
  }

  private Day moved(LocalDate date) {
    var holiday = JapaneseHolidays.nameOf(date);
    var day = byWeek(date);
    if (holiday.isPresent())
      return day.isOff()
          ? new Day(hoursOnDayOff(date), new ClosedReason.Holiday(holiday.get()))
          : day;
    for (var before = date.minusDays(1); isHoliday(before); before = before.minusDays(1))
      if (byWeek(before).isOff() && !of(before).isOff())
        return Day.off(new ClosedReason.MovedDayOff(before));
    return day;
  }

  /**
   * Returns the hours of a holiday that would be a day off. They are those of its weekday, or
   * otherwise those of the next weekday with any.
   */
  private DayHours hoursOnDayOff(LocalDate date) {
    var weekday = byWeekday(date);
    for (int i = 1; weekday.isOff() && i <= 7; i++) weekday = byWeekday(date.plusDays(i));
    return weekday.hours();
  }

  private static boolean isHoliday(LocalDate date) {
    return JapaneseHolidays.nameOf(date).isPresent();
  }

  private Day byWeek(LocalDate date) {
    for (var nth : settings.closedNthWeekdays())
      if (nth.matches(date)) return Day.off(new ClosedReason.MonthlyWeekday(nth));
    return byWeekday(date);
  }

  private Day byWeekday(LocalDate date) {
    return mondayToSunday.get(date.getDayOfWeek().getValue() - 1);
  }
}
