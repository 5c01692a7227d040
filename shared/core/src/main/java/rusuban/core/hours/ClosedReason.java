package rusuban.core.hours;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What closes the shop: the temporary closure, or else the rule that decides the hours of the date
 * on the shop's clock, whether it leaves that day no hours or others than now.
 */
public sealed interface ClosedReason {
  /** 臨時休業, until this instant; {@link Instant#MAX} where it has no end yet. */
  record TemporaryClosure(Instant until) implements ClosedReason {}

  /** The date has hours of its own, or none. */
  record SingleDate(LocalDate date) implements ClosedReason {}

  /** A range of days closed every year. */
  record Yearly(YearlyRange range) implements ClosedReason {}

  /** A national holiday of Japan, by its Japanese name. */
  record Holiday(String name) implements ClosedReason {}

  /** A regular day off that fell on the holiday of this date and is taken after it. */
  record MovedDayOff(LocalDate from) implements ClosedReason {}

  /** The day before a national holiday, by the holiday's Japanese name. */
  record HolidayEve(String name) implements ClosedReason {}

  /** A weekday closed in some weeks of the month. */
  record MonthlyWeekday(NthWeekday day) implements ClosedReason {}

  /** The weekday's own hours. */
  record Regular() implements ClosedReason {}
}
