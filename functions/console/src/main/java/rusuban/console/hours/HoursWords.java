package rusuban.console.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import rusuban.console.page.DateTimeText;
import rusuban.console.page.PageLanguage;
import rusuban.core.hours.ClosedReason;
import rusuban.core.hours.NthWeekday;
import rusuban.core.hours.TimeRange;
import rusuban.core.hours.YearlyRange;

/** The words for hours, days and rules in the language of a page. */
record HoursWords(DateTimeText time) {

  PageLanguage language() {
    return time.language();
  }

  /** Returns hours such as 11:30〜14:30、17:00〜25:30, or the word for a closed day. */
  String hours(List<TimeRange> ranges) {
    if (ranges.isEmpty()) return language().of("お休み", "Closed");
    var until = language().of("〜", "–");
    return ranges.stream()
        .map(it -> TimeRange.clock(it.from()) + until + TimeRange.clock(it.to()))
        .collect(Collectors.joining(language().of("、", ", ")));
  }

  /** Returns hours for a cell of the calendar, such as 15–23 or 〜25:30. */
  static String brief(List<TimeRange> ranges) {
    int from = ranges.getFirst().from();
    int to = ranges.getLast().to();
    boolean isWhole = from % 60 == 0 && to % 60 == 0;
    return ranges.size() == 1 && isWhole
        ? from / 60 + "–" + to / 60
        : "〜" + (to % 60 == 0 ? to / 60 + ":00" : TimeRange.clock(to));
  }

  /** Returns a weekday's name of one character, or three letters. */
  String weekday(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, language().locale());
  }

  /** Returns a weekday's full name. */
  String fullWeekday(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, language().locale());
  }

  /** Returns a number such as 第3 or 最後の. */
  String nth(int nth) {
    return switch (nth) {
      case -1 -> language().of("最後の", "last");
      case -2 -> language().of("最後から2番目の", "last but one");
      case 1 -> language().of("第1", "first");
      case 2 -> language().of("第2", "second");
      case 3 -> language().of("第3", "third");
      case 4 -> language().of("第4", "fourth");
      default -> language().of("第5", "fifth");
    };
  }

  /** Returns a day off of each month, such as 毎月 第3水曜日. */
  String monthly(NthWeekday day) {
    var weekday = fullWeekday(day.day());
    return language()
        .of("毎月 " + nth(day.nth()) + weekday, "Every " + nth(day.nth()) + " " + weekday);
  }

  /** Returns days off of each year, such as 毎年 12月31日〜1月3日. */
  String yearly(YearlyRange range) {
    var first = day(range.first());
    var last = day(range.last());
    var days = first.equals(last) ? first : first + language().of("〜", " to ") + last;
    return language().of("毎年 ", "Every year, ") + days;
  }

  private String day(MonthDay day) {
    return language()
        .of(
            day.getMonthValue() + "月" + day.getDayOfMonth() + "日",
            day.getDayOfMonth()
                + " "
                + day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
  }

  /**
   * Returns the rule that decides a date.
   *
   * @param isOpen whether the date has hours
   */
  String rule(ClosedReason rule, boolean isOpen) {
    return switch (rule) {
      case ClosedReason.SingleDate _ -> language().of("この日だけの決まり", "set for this day alone");
      case ClosedReason.Yearly(var range) -> yearly(range) + language().of("の休み", "");
      case ClosedReason.Holiday(var name) -> name;
      case ClosedReason.MovedDayOff(var from) ->
          language().of(time.day(from) + "の定休日の代わり", "in place of the day off " + time.day(from));
      case ClosedReason.HolidayEve(var name) ->
          language().of(name + "の前の日", "the day before " + name);
      case ClosedReason.MonthlyWeekday(var day) -> monthly(day) + language().of("の休み", "");
      case ClosedReason.Regular() ->
          isOpen ? language().of("ふだんどおり", "as usual") : language().of("定休日", "regular day off");
      case ClosedReason.TemporaryClosure _ -> language().of("臨時休業", "temporary closure");
    };
  }

  /** Returns a date without its year, such as 12月16日. */
  String shortDay(LocalDate date) {
    return day(MonthDay.from(date));
  }
}
