package rusuban.console.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rusuban.console.page.ConsolePaths;
import rusuban.core.hours.ClosedReason;
import rusuban.core.hours.JapaneseHolidays;
import rusuban.core.hours.ResponseCalendar;

/**
 * One month as a page shows it, from Monday to Sunday.
 *
 * @param title the month and year, in words
 * @param weeks seven cells each
 */
public record MonthCalendar(String title, List<List<Cell>> weeks) {
  private static final DateTimeFormatter JA =
      DateTimeFormatter.ofPattern("uuuu年M月", Locale.JAPANESE);
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  public MonthCalendar {
    weeks = weeks.stream().map(List::copyOf).toList();
  }

  /** Kind of a cell. */
  public enum Look {
    BLANK,
    PAST,
    USUAL,
    OFF,
    SPECIAL
  }

  /**
   * One cell.
   *
   * @param href the address of the date's page
   * @param brief the few characters below the number; may be empty
   * @param words the hours and their reason, for those who do not see the colours
   */
  public record Cell(
      Look look,
      int day,
      String href,
      boolean isToday,
      boolean isHoliday,
      String brief,
      String words) {
    static final Cell BLANK = new Cell(Look.BLANK, 0, "", false, false, "", "");
  }

  static MonthCalendar of(YearMonth month, ResponseCalendar calendar, HoursWords words) {
    var weeks = new ArrayList<List<Cell>>();
    var last = month.atEndOfMonth();
    for (var monday = month.atDay(1).with(DayOfWeek.MONDAY);
        !monday.isAfter(last);
        monday = monday.plusDays(7)) {
      var week = new ArrayList<Cell>();
      for (int i = 0; i < 7; i++) {
        var date = monday.plusDays(i);
        week.add(YearMonth.from(date).equals(month) ? cell(date, calendar, words) : Cell.BLANK);
      }
      weeks.add(week);
    }
    return new MonthCalendar(words.language().of(JA.format(month), EN.format(month)), weeks);
  }

  private static Cell cell(LocalDate date, ResponseCalendar calendar, HoursWords words) {
    var today = words.time().today();
    var ranges = calendar.hoursOn(date);
    var holiday = JapaneseHolidays.nameOf(date);
    var rule = words.rule(calendar.ruleOn(date), !ranges.isEmpty());
    var reason =
        holiday
                .filter(it -> !it.equals(rule))
                .map(it -> it + words.language().of("、", ", "))
                .orElse("")
            + rule;
    var look =
        date.isBefore(today)
            ? Look.PAST
            : ranges.isEmpty()
                ? Look.OFF
                : isSpecial(calendar.ruleOn(date)) ? Look.SPECIAL : Look.USUAL;
    var brief =
        switch (look) {
          case OFF -> words.language().of("休", "off");
          case SPECIAL -> HoursWords.brief(ranges);
          case BLANK, PAST, USUAL -> "";
        };
    return new Cell(
        look,
        date.getDayOfMonth(),
        path(date),
        date.equals(today),
        holiday.isPresent(),
        brief,
        words.hours(ranges) + words.language().of("、", ", ") + reason);
  }

  /** Returns whether a rule gives a date other hours than its weekday's. */
  private static boolean isSpecial(ClosedReason rule) {
    return switch (rule) {
      case ClosedReason.SingleDate _, ClosedReason.Holiday _, ClosedReason.HolidayEve _ -> true;
      case ClosedReason.TemporaryClosure _,
          ClosedReason.Yearly _,
          ClosedReason.MovedDayOff _,
          ClosedReason.MonthlyWeekday _,
          ClosedReason.Regular _ ->
          false;
    };
  }

  /** Returns the address of a date's page. */
  static String path(LocalDate date) {
    return ConsolePaths.HOURS + "/dates/" + date;
  }
}
