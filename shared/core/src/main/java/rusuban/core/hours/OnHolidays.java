package rusuban.core.hours;

/** What the shop does on Japan's national holidays ({@link JapaneseHolidays}). */
public sealed interface OnHolidays {
  /** The holiday is a day like any other. */
  record AsUsual() implements OnHolidays {}

  /** Closed. */
  record Closed() implements OnHolidays {}

  /** These hours take the place of the weekday's, also where the weekday has none. */
  record Hours(DayHours hours) implements OnHolidays {}
}
