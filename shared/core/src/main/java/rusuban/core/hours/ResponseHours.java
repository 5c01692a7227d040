package rusuban.core.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When the shop answers, as the owner sets it. The first of these that speaks of a day decides that
 * day's hours: a date of its own, a yearly range, a national holiday, a day off moved past
 * holidays, an nth weekday, a weekday without hours, a holiday eve, the weekday. Over all of them
 * stands the temporary closure (臨時休業), which closes from instant to instant.
 *
 * <p>Hours past midnight belong to the day they begin on: Saturday's {@code 22:00-25:30} is open at
 * one o'clock on Sunday even where Sunday is closed; only the temporary closure cuts it short.
 * Where they run into hours of the next day the shop is open without a break.
 *
 * <p>A weekday without hours and an nth weekday are regular days off. Where days off move past
 * holidays, one that falls on a national holiday is open, and the first day after the holidays is
 * closed instead. It has the hours of national holidays. Where these are as usual, it has those of
 * its weekday, or else of the next day that has any. A day off moves only where its own date is
 * open; several that move past the same holidays close one day.
 *
 * @param zone whose clock the hours are on
 * @param weekdays each weekday's hours; a weekday left out is closed
 * @param onHolidays what national holidays of Japan do
 * @param onHolidayEves hours of the day before a national holiday (祝前日); a day that is closed
 *     without them stays closed
 * @param closedMovesPastHolidays whether regular days off move past national holidays
 * @param closedNthWeekdays closed days such as the second Tuesday of the month
 * @param closedYearly days closed each year; they may overlap
 * @param dates hours of single dates, {@link DayHours#CLOSED} for a day off
 * @param temporaryClosure 臨時休業
 * @param busy 混雑中; it closes nothing
 */
public record ResponseHours(
    ZoneId zone,
    Map<DayOfWeek, DayHours> weekdays,
    OnHolidays onHolidays,
    Optional<DayHours> onHolidayEves,
    boolean closedMovesPastHolidays,
    Set<NthWeekday> closedNthWeekdays,
    List<YearlyRange> closedYearly,
    Map<LocalDate, DayHours> dates,
    Optional<TimedSwitch> temporaryClosure,
    Optional<TimedSwitch> busy) {

  /** Every combination of well-formed parts is possible; nothing is refused here. */
  public ResponseHours {
    weekdays = Map.copyOf(weekdays);
    closedNthWeekdays = Set.copyOf(closedNthWeekdays);
    closedYearly = List.copyOf(closedYearly);
    dates = Map.copyOf(dates);
  }

  /** Weekly hours alone. */
  public static ResponseHours weekly(ZoneId zone, Map<DayOfWeek, DayHours> weekdays) {
    return new ResponseHours(
        zone,
        weekdays,
        new OnHolidays.AsUsual(),
        Optional.empty(),
        false,
        Set.of(),
        List.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same hours with these switches in place of their own. */
  public ResponseHours with(Optional<TimedSwitch> temporaryClosure, Optional<TimedSwitch> busy) {
    return new ResponseHours(
        zone,
        weekdays,
        onHolidays,
        onHolidayEves,
        closedMovesPastHolidays,
        closedNthWeekdays,
        closedYearly,
        dates,
        temporaryClosure,
        busy);
  }
}
