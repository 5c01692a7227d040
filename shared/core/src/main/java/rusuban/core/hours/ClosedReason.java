package rusuban.core.hours;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Reason for which the shop is closed: the temporary closure, or otherwise a rule. The rule is the
 * one that decides the hours of the date on the shop's clock. It may leave no hours or other hours
 * than now.
 */
public sealed interface ClosedReason {
  /** 臨時休業 until this instant; {@link Instant#MAX} if it has no end yet. */
  record TemporaryClosure(Instant until) implements ClosedReason {}

  /** The date has its own hours or is a day off. */
  record SingleDate(LocalDate date) implements ClosedReason {}

  /** A range of days closed every year. */
  record Yearly(YearlyRange range) implements ClosedReason {}

  /** A national holiday of Japan, by its Japanese name. */
  record Holiday(String name) implements ClosedReason {}

  /** A regular day off that fell on the holiday of this date and moved to a day after it. */
  record MovedDayOff(LocalDate from) implements ClosedReason {}

  /** The day before a national holiday, by the holiday's Japanese name. */
  record HolidayEve(String name) implements ClosedReason {}

  /** A weekday that is closed in some weeks of the month. */
  record MonthlyWeekday(NthWeekday day) implements ClosedReason {}

  /** The weekday's own hours. */
  record Regular() implements ClosedReason {}
}
