package rusuban.core.hours;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * National holidays of Japan, computed from the Act on National Holidays (国民の祝日に関する法律, Act No. 178
 * of 1948) with its amendments, and the acts for single days. The Cabinet Office announces each
 * year's equinoxes in the February before. The formula here agrees with all announcements so far
 * and with the astronomers' forecasts to 2150; after that it is less certain. Future amendments are
 * unknown.
 */
public final class JapaneseHolidays {
  private static final int STILL = Integer.MAX_VALUE;

  /**
   * A holiday of Article 2 or of an act for a single day. It has a month, a name, years and a day.
   */
  private record Rule(int month, String name, int since, int until, Predicate<LocalDate> day) {
    boolean matches(LocalDate date) {
      return since <= date.getYear() && date.getYear() <= until && day.test(date);
    }
  }

  private static final List<Rule> RULES =
      List.of(
          new Rule(1, "元日", 1949, STILL, on(1)),
          new Rule(1, "成人の日", 1949, 1999, on(15)),
          new Rule(1, "成人の日", 2000, STILL, monday(2)),
          new Rule(2, "建国記念の日", 1967, STILL, on(11)),
          new Rule(2, "大喪の礼", 1989, 1989, on(24)),
          new Rule(2, "天皇誕生日", 2020, STILL, on(23)),
          new Rule(3, "春分の日", 1949, STILL, JapaneseHolidays::isVernalEquinox),
          new Rule(4, "結婚の儀", 1959, 1959, on(10)),
          new Rule(4, "天皇誕生日", 1949, 1988, on(29)),
          new Rule(4, "みどりの日", 1989, 2006, on(29)),
          new Rule(4, "昭和の日", 2007, STILL, on(29)),
          new Rule(5, "天皇の即位の日", 2019, 2019, on(1)),
          new Rule(5, "憲法記念日", 1949, STILL, on(3)),
          new Rule(5, "みどりの日", 2007, STILL, on(4)),
          new Rule(5, "こどもの日", 1949, STILL, on(5)),
          new Rule(6, "結婚の儀", 1993, 1993, on(9)),
          new Rule(7, "海の日", 1996, 2002, on(20)),
          new Rule(7, "海の日", 2003, 2019, monday(3)),
          new Rule(7, "海の日", 2020, 2020, on(23)),
          new Rule(7, "スポーツの日", 2020, 2020, on(24)),
          new Rule(7, "海の日", 2021, 2021, on(22)),
          new Rule(7, "スポーツの日", 2021, 2021, on(23)),
          new Rule(7, "海の日", 2022, STILL, monday(3)),
          new Rule(8, "山の日", 2016, 2019, on(11)),
          new Rule(8, "山の日", 2020, 2020, on(10)),
          new Rule(8, "山の日", 2021, 2021, on(8)),
          new Rule(8, "山の日", 2022, STILL, on(11)),
          new Rule(9, "敬老の日", 1966, 2002, on(15)),
          new Rule(9, "敬老の日", 2003, STILL, monday(3)),
          new Rule(9, "秋分の日", 1948, STILL, JapaneseHolidays::isAutumnalEquinox),
          new Rule(10, "体育の日", 1966, 1999, on(10)),
          new Rule(10, "体育の日", 2000, 2019, monday(2)),
          new Rule(10, "即位礼正殿の儀", 2019, 2019, on(22)),
          new Rule(10, "スポーツの日", 2022, STILL, monday(2)),
          new Rule(11, "文化の日", 1948, STILL, on(3)),
          new Rule(11, "即位礼正殿の儀", 1990, 1990, on(12)),
          new Rule(11, "勤労感謝の日", 1948, STILL, on(23)),
          new Rule(12, "天皇誕生日", 1989, 2018, on(23)));

  private static final List<List<Rule>> BY_MONTH =
      IntStream.rangeClosed(0, 12)
          .mapToObj(month -> RULES.stream().filter(rule -> rule.month == month).toList())
          .toList();

  private static final LocalDate SUBSTITUTES_SINCE = LocalDate.of(1973, 4, 12);
  private static final LocalDate BETWEEN_HOLIDAYS_SINCE = LocalDate.of(1985, 12, 27);

  private JapaneseHolidays() {}

  /**
   * Returns the holiday's Japanese name; empty on any other day. A substitute holiday is {@code
   * 振替休日} (Article 3(2)). A day between two holidays is {@code 国民の休日} (Article 3(3)).
   */
  public static Optional<String> nameOf(LocalDate date) {
    var name = named(date);
    if (name != null) return Optional.of(name);
    var dayBefore = date.minusDays(1);
    if (named(dayBefore) == null) return Optional.empty();
    if (isSubstitute(date, dayBefore)) return Optional.of("振替休日");
    return isBetweenHolidays(date) ? Optional.of("国民の休日") : Optional.empty();
  }

  private static @Nullable String named(LocalDate date) {
    for (var rule : BY_MONTH.get(date.getMonthValue())) if (rule.matches(date)) return rule.name;
    return null;
  }

  /** Returns whether the date is the first day without a holiday after a holiday on a Sunday. */
  private static boolean isSubstitute(LocalDate date, LocalDate dayBefore) {
    if (date.isBefore(SUBSTITUTES_SINCE)) return false;
    for (var day = dayBefore; named(day) != null; day = day.minusDays(1))
      if (day.getDayOfWeek() == SUNDAY) return true;
    return false;
  }

  /** Returns whether the date lies between two holidays. Until 2006 the Act excluded Sundays. */
  private static boolean isBetweenHolidays(LocalDate date) {
    if (date.isBefore(BETWEEN_HOLIDAYS_SINCE)) return false;
    if (date.getYear() < 2007 && date.getDayOfWeek() == SUNDAY) return false;
    return named(date.plusDays(1)) != null;
  }

  private static Predicate<LocalDate> on(int day) {
    return date -> date.getDayOfMonth() == day;
  }

  private static Predicate<LocalDate> monday(int nth) {
    return new NthWeekday(nth, MONDAY)::matches;
  }

  private static boolean isVernalEquinox(LocalDate date) {
    int year = date.getYear();
    double in1980 = year < 1980 ? 20.8357 : year < 2100 ? 20.8431 : 20.8510;
    return date.getDayOfMonth() == equinox(year, in1980);
  }

  private static boolean isAutumnalEquinox(LocalDate date) {
    int year = date.getYear();
    return date.getDayOfMonth() == equinox(year, year < 1980 ? 23.2588 : 23.2488);
  }

  /**
   * Returns the day of the month by the approximation commonly used in Japan (海上保安庁水路部, 新こよみ便利帳).
   * Each year since 1980 adds the tropical year's excess over 365 days; each leap day subtracts one
   * day.
   *
   * @param in1980 the day in 1980
   */
  private static int equinox(int year, double in1980) {
    int years = year - 1980;
    int centuries = Math.floorDiv(year - 2000, 100);
    int leapDays = Math.floorDiv(years, 4) - centuries + Math.floorDiv(centuries, 4);
    return (int) Math.floor(in1980 + 0.242194 * years - leapDays);
  }
}
