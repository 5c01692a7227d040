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
 * day's hours: a date of its own, a yearly range, a national holiday, an nth weekday, the weekday.
 * Over all of them stands the temporary closure (臨時休業), which closes from instant to instant.
 *
 * <p>Hours past midnight belong to the day they begin on: Saturday's {@code 22:00-25:30} is open at
 * one o'clock on Sunday even where Sunday is closed; only the temporary closure cuts it short.
 * Where they run into hours of the next day the shop is open without a break.
 *
 * @param zone whose clock the hours are on
 * @param weekdays each weekday's hours; a weekday left out is closed
 * @param onHolidays what national holidays of Japan do
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
        Set.of(),
        List.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The calendar that follows from these hours; immutable, to be made once per settings version.
   */
  public ResponseCalendar calendar() {
    return new ResponseCalendar(this);
  }
}
