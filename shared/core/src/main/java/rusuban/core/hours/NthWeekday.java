package rusuban.core.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * A day of each month such as the second Tuesday or the last Monday. In a month without a fifth
 * Tuesday, that day is missing.
 *
 * @param nth 1 to 5 from the month's beginning; -1 is the last and -2 the one before it
 */
public record NthWeekday(int nth, DayOfWeek day) {

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException unless nth is 1 to 5, -1 or -2
   */
  public NthWeekday {
    if (nth < -2 || nth == 0 || nth > 5)
      throw new IllegalArgumentException("no such week of a month: " + nth);
  }

  /** Returns whether this date is that day of its month. */
  public boolean matches(LocalDate date) {
    if (date.getDayOfWeek() != day) return false;
    return nth > 0
        ? (date.getDayOfMonth() + 6) / 7 == nth
        : (date.lengthOfMonth() - date.getDayOfMonth()) / 7 == -nth - 1;
  }
}
