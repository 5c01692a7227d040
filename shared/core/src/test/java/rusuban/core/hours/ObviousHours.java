package rusuban.core.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Second implementation of the calendar, slow and obvious. For each instant it reads the shop's
 * clock and asks whether any day's hours include that time. Its holidays come from the published
 * table.
 */
public final class ObviousHours {
  private static final Map<LocalDate, String> HOLIDAYS = PublishedHolidays.read();

  private final ResponseHours settings;
  private final Optional<ScheduledToggle> closed;
  private final Map<LocalDate, List<TimeRange>> known = new HashMap<>();

  /** Creates the hours of these settings. */
  public ObviousHours(ResponseHours settings) {
    this(settings, Optional.empty());
  }

  /** Creates the hours of these settings with a closure of the shop's state. */
  ObviousHours(ResponseHours settings, Optional<ScheduledToggle> closed) {
    this.settings = settings;
    this.closed = closed;
  }

  private static boolean isClosed(Optional<ScheduledToggle> closure, Instant at) {
    if (closure.isEmpty()) return false;
    var from = closure.get().from();
    boolean begun = from.isEmpty() || from.get().compareTo(at) <= 0;
    return begun && at.compareTo(closure.get().until()) < 0;
  }

  /** Returns whether the shop is open. */
  public boolean isOpen(Instant at) {
    if (isClosed(settings.temporaryClosure(), at) || isClosed(closed, at)) return false;
    var shown = shownByTheClock(at);
    // A day's hours end by the end of the next day.
    for (int daysAgo = 0; daysAgo <= 1; daysAgo++) {
      var day = shown.toLocalDate().minusDays(daysAgo);
      for (var range : hoursOn(day)) {
        var from = day.atStartOfDay().plusMinutes(range.from());
        var to = day.atStartOfDay().plusMinutes(range.to());
        if (shown.compareTo(from) >= 0 && shown.compareTo(to) < 0) return true;
      }
    }
    return false;
  }

  /**
   * Returns the time on the shop's clock. While an hour occurs a second time, returns the end of
   * the first, since nothing opens or closes twice.
   */
  private LocalDateTime shownByTheClock(Instant at) {
    var zoned = at.atZone(settings.zone());
    var change = settings.zone().getRules().getTransition(zoned.toLocalDateTime());
    boolean secondTime =
        change != null && change.isOverlap() && zoned.getOffset().equals(change.getOffsetAfter());
    return secondTime ? change.getDateTimeBefore().minusNanos(1) : zoned.toLocalDateTime();
  }

  List<TimeRange> hoursOn(LocalDate date) {
    // Not computeIfAbsent: the decision may ask for another date.
    var hours = known.get(date);
    if (hours != null) return hours;
    hours = decide(date);
    known.put(date, hours);
    return hours;
  }

  private List<TimeRange> decide(LocalDate date) {
    if (settings.dates().containsKey(date)) return settings.dates().get(date).ranges();
    for (var range : settings.closedYearly()) {
      var day = MonthDay.from(date);
      boolean afterFirst = day.compareTo(range.first()) >= 0;
      boolean beforeLast = day.compareTo(range.last()) <= 0;
      boolean wraps = range.first().compareTo(range.last()) > 0;
      if (wraps ? afterFirst || beforeLast : afterFirst && beforeLast) return List.of();
    }
    if (HOLIDAYS.containsKey(date)) {
      if (settings.holidayPolicy() instanceof HolidayPolicy.Closed) return List.of();
      if (settings.holidayPolicy() instanceof HolidayPolicy.Hours(var hours)) return hours.ranges();
    }
    boolean open = !isDayOff(date);
    if (settings.closedMovesPastHolidays() && HOLIDAYS.containsKey(date)) open = true;
    if (settings.closedMovesPastHolidays() && takesADayOff(date)) open = false;
    if (!open) return List.of();
    var usual =
        Stream.iterate(date, day -> day.plusDays(1))
            .limit(isDayOff(date) ? 8 : 1)
            .map(day -> weekdayHours(day))
            .filter(hours -> !hours.isEmpty())
            .findFirst();
    if (usual.isEmpty()) return List.of();
    boolean isEve = HOLIDAYS.containsKey(date.plusDays(1));
    return isEve && settings.onHolidayEves().isPresent()
        ? settings.onHolidayEves().get().ranges()
        : usual.get();
  }

  /**
   * Returns whether a day off moves to this date. A working day takes all days off that fell on the
   * holidays before it.
   */
  private boolean takesADayOff(LocalDate date) {
    if (HOLIDAYS.containsKey(date)) return false;
    for (int daysAgo = 1; daysAgo <= 14; daysAgo++) {
      var holiday = date.minusDays(daysAgo);
      boolean allHolidays = holiday.datesUntil(date).allMatch(HOLIDAYS::containsKey);
      if (allHolidays && isDayOff(holiday) && !hoursOn(holiday).isEmpty()) return true;
    }
    return false;
  }

  private boolean isDayOff(LocalDate date) {
    return weekdayHours(date).isEmpty() || isOffThisWeekOfTheMonth(date);
  }

  private boolean isOffThisWeekOfTheMonth(LocalDate date) {
    var month =
        date.withDayOfMonth(1)
            .datesUntil(date.withDayOfMonth(1).plusMonths(1))
            .filter(other -> other.getDayOfWeek() == date.getDayOfWeek())
            .toList();
    for (var off : settings.closedNthWeekdays()) {
      int index = off.nth() > 0 ? off.nth() - 1 : month.size() + off.nth();
      if (off.day() == date.getDayOfWeek() && index < month.size() && month.get(index).equals(date))
        return true;
    }
    return false;
  }

  private List<TimeRange> weekdayHours(LocalDate date) {
    return settings.weekdays().containsKey(date.getDayOfWeek())
        ? settings.weekdays().get(date.getDayOfWeek()).ranges()
        : List.of();
  }
}
