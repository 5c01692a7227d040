package rusuban.core.hours;

/** The owner's choice for Japan's national holidays ({@link JapaneseHolidays}). */
public sealed interface HolidayPolicy {
  /** The holiday has the hours of its weekday. */
  record AsUsual() implements HolidayPolicy {}

  /** The shop is closed. */
  record Closed() implements HolidayPolicy {}

  /** These hours replace those of the weekday, even if it has none. */
  record Hours(DayHours hours) implements HolidayPolicy {}
}
