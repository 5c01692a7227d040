package rusuban.core.hours;

import java.time.LocalDate;
import java.time.MonthDay;

/**
 * A range of days of every year, both ends included. A first day later than the last means a range
 * over the year end: 12/30 to 1/3. February 29 counts in leap years only. In other years a range
 * that ends on it ends on the 28th, and one that begins on it begins on March 1.
 */
public record YearlyRange(MonthDay first, MonthDay last) {

  /** Returns whether the range includes this date. */
  public boolean contains(LocalDate date) {
    int day = number(date.getMonthValue(), date.getDayOfMonth());
    int from = number(first.getMonthValue(), first.getDayOfMonth());
    int to = number(last.getMonthValue(), last.getDayOfMonth());
    return from <= to ? from <= day && day <= to : from <= day || day <= to;
  }

  private static int number(int month, int day) {
    return month * 100 + day;
  }
}
