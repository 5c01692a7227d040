package rusuban.core.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Which of the owner's rules decides a date's hours; the order is {@link ResponseHours}'s. */
final class DayRules {
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

  /** The hours that begin on a date and the rule that decided them. */
  record Day(DayHours hours, ClosedReason rule) {
    private static Day off(ClosedReason rule) {
      return new Day(DayHours.CLOSED, rule);
    }
  }

  Day of(LocalDate date) {
    var own = settings.dates().get(date);
    if (own != null) return new Day(own, new ClosedReason.SingleDate(date));
    for (var range : settings.closedYearly())
      if (range.contains(date)) return Day.off(new ClosedReason.Yearly(range));
    return switch (settings.onHolidays()) {
      case OnHolidays.AsUsual() -> byWeek(date);
      case OnHolidays.Closed() -> byHoliday(date, DayHours.CLOSED);
      case OnHolidays.Hours(var hours) -> byHoliday(date, hours);
    };
  }

  private Day byHoliday(LocalDate date, DayHours hours) {
    return JapaneseHolidays.nameOf(date)
        .map(name -> new Day(hours, new ClosedReason.Holiday(name)))
        .orElseGet(() -> byWeek(date));
  }

  private Day byWeek(LocalDate date) {
    for (var nth : settings.closedNthWeekdays())
      if (nth.matches(date)) return Day.off(new ClosedReason.MonthlyWeekday(nth));
    return mondayToSunday.get(date.getDayOfWeek().getValue() - 1);
  }
}
