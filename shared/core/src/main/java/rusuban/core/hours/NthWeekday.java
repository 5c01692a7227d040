package rusuban.core.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * A day of each month such as the second Tuesday. A month without a fifth Tuesday has no such day.
 *
 * @param nth 1 to 5
 */
public record NthWeekday(int nth, DayOfWeek day) {

  /** Throws {@link IllegalArgumentException} unless nth is 1 to 5. */
  public NthWeekday {
    if (nth < 1 || nth > 5) throw new IllegalArgumentException("no such week of a month: " + nth);
  }

  /** Whether this date is that day of its month. */
  public boolean matches(LocalDate date) {
    return date.getDayOfWeek() == day && (date.getDayOfMonth() + 6) / 7 == nth;
  }
}
