package rusuban.core.hours;

/** The owner's choice for Japan's national holidays ({@link JapaneseHolidays}). */
public sealed interface HolidayPolicy {
  /** The holiday has the hours of its weekday. */
  record AsUsual() implements HolidayPolicy {}

  /** The shop is closed. */
  record Closed() implements HolidayPolicy {}

  /** The holiday has these hours instead of its weekday's, even if that has none. */
  record Hours(DayHours hours) implements HolidayPolicy {}
}
