package rusuban.core.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The owner's hours. The first of these with an entry for a day decides that day's hours: a single
 * date, a yearly range, a national holiday, a day off moved past holidays, an nth weekday, a
 * weekday without hours, a holiday eve, the weekday. The temporary closure (臨時休業) overrides all of
 * them and closes from instant to instant.
 *
 * <p>Hours past midnight belong to the day on which they begin. Saturday's {@code 22:00-25:30} is
 * open at one o'clock on Sunday even if Sunday is closed; only the temporary closure shortens it.
 * If they run into hours of the next day, the shop is open without a break.
 *
 * <p>Regular days off are weekdays without hours and nth weekdays. If days off move past holidays,
 * a day off on a national holiday is open, and the first day after the holidays is closed instead.
 * The holiday then has the hours of national holidays. If these are as usual, it has those of its
 * weekday, or otherwise of the next day with any. A day off moves only if its own date is open.
 * Several that move past the same holidays close one day.
 *
 * @param zone the time zone of the hours
 * @param weekdays each weekday's hours; a missing weekday is closed
 * @param holidayPolicy the hours on national holidays of Japan
 * @param onHolidayEves the hours of the day before a national holiday (祝前日); a day without other
 *     hours stays closed
 * @param closedMovesPastHolidays whether regular days off move past national holidays
 * @param closedNthWeekdays closed days such as the second Tuesday of the month
 * @param closedYearly days closed each year; they may overlap
 * @param dates hours of single dates, {@link DayHours#CLOSED} for a day off
 * @param temporaryClosure 臨時休業
 * @param busy 混雑中; it does not close the shop
 */
public record ResponseHours(
    ZoneId zone,
    Map<DayOfWeek, DayHours> weekdays,
    HolidayPolicy holidayPolicy,
    Optional<DayHours> onHolidayEves,
    boolean closedMovesPastHolidays,
    Set<NthWeekday> closedNthWeekdays,
    List<YearlyRange> closedYearly,
    Map<LocalDate, DayHours> dates,
    Optional<ScheduledToggle> temporaryClosure,
    Optional<ScheduledToggle> busy) {

  /** Copies the collections. Every combination of valid parts is valid. */
  public ResponseHours {
    weekdays = Map.copyOf(weekdays);
    closedNthWeekdays = Set.copyOf(closedNthWeekdays);
    closedYearly = List.copyOf(closedYearly);
    dates = Map.copyOf(dates);
  }

  /** Returns hours that depend on the weekday only. */
  public static ResponseHours weekly(ZoneId zone, Map<DayOfWeek, DayHours> weekdays) {
    return new ResponseHours(
        zone,
        weekdays,
        new HolidayPolicy.AsUsual(),
        Optional.empty(),
        false,
        Set.of(),
        List.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns these hours with other switches. */
  public ResponseHours with(
      Optional<ScheduledToggle> temporaryClosure, Optional<ScheduledToggle> busy) {
    return new ResponseHours(
        zone,
        weekdays,
        holidayPolicy,
        onHolidayEves,
        closedMovesPastHolidays,
        closedNthWeekdays,
        closedYearly,
        dates,
        temporaryClosure,
        busy);
  }
}
