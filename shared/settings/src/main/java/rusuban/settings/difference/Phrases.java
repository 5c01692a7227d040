package rusuban.settings.difference;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import rusuban.core.hours.DayHours;
import rusuban.core.hours.NthWeekday;
import rusuban.core.hours.TimeRange;

/** Words for the values of the settings. */
final class Phrases {
  static final Wording NONE = new Wording("なし", "none");

  private static final int MINUTES_A_DAY = 24 * 60;
  private static final int MINUTES_AN_HOUR = 60;

  private Phrases() {}

  /** Returns hours such as 10:00〜13:00、14:00〜19:00, or the word for a closed day. */
  static Wording hours(DayHours hours) {
    if (hours.ranges().isEmpty()) return new Wording("休み", "closed");
    return new Wording(ranges(hours, "〜", "、"), ranges(hours, "–", ", "));
  }

  private static String ranges(DayHours hours, String until, String and) {
    return hours.ranges().stream()
        .map(range -> TimeRange.clock(range.from()) + until + TimeRange.clock(range.to()))
        .collect(Collectors.joining(and));
  }

  /** Returns the length of a time such as 1時間30分. Seconds appear only below a minute. */
  static Wording length(Duration length) {
    if (length.isZero()) return NONE;
    long seconds = length.toSecondsPart();
    long minutes = length.toMinutes();
    var ja = new StringBuilder();
    var en = new ArrayList<String>();
    unit(minutes / MINUTES_A_DAY, "日", "day", ja, en);
    unit(minutes % MINUTES_A_DAY / MINUTES_AN_HOUR, "時間", "hour", ja, en);
    unit(minutes % MINUTES_AN_HOUR, "分", "minute", ja, en);
    unit(seconds, "秒", "second", ja, en);
    return new Wording(ja.toString(), String.join(" ", en));
  }

  private static void unit(
      long count, String ja, String en, StringBuilder japanese, List<String> english) {
    if (count == 0) return;
    japanese.append(count).append(ja);
    english.add(count(count, en));
  }

  /** Returns a count and its English noun, in the plural unless it is one. */
  static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /**
   * Returns weekdays such as 金曜, 火・木曜 or 火〜土曜.
   *
   * @param days in the order of the week
   */
  static Wording weekdays(List<DayOfWeek> days) {
    boolean isRow = days.size() > 2;
    for (int i = 1; i < days.size(); i++)
      isRow &= days.get(i).getValue() == days.get(i - 1).getValue() + 1;
    if (isRow)
      return new Wording(
          ja(days.getFirst()) + "〜" + ja(days.getLast()) + "曜",
          en(days.getFirst()) + " to " + en(days.getLast()));
    return new Wording(
        days.stream().map(Phrases::ja).collect(Collectors.joining("・", "", "曜")),
        listed(days.stream().map(Phrases::en).toList()));
  }

  private static String ja(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.JAPANESE);
  }

  private static String en(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /** Returns English words as a list in a sentence. */
  static String listed(List<String> words) {
    if (words.size() < 2) return String.join("", words);
    return String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  /** Returns a day of each month such as 第2火曜. */
  static Wording monthly(NthWeekday day) {
    var ja =
        switch (day.nth()) {
          case -1 -> "最後の";
          case -2 -> "最後から2番目の";
          default -> "第" + day.nth();
        };
    var en =
        switch (day.nth()) {
          case -1 -> "last";
          case -2 -> "last but one";
          case 1 -> "first";
          case 2 -> "second";
          case 3 -> "third";
          case 4 -> "fourth";
          default -> "fifth";
        };
    return new Wording(ja + ja(day.day()) + "曜", en + " " + en(day.day()) + " of the month");
  }

  /** Returns a day of each year such as 12月30日. */
  static Wording day(MonthDay day) {
    return new Wording(
        day.getMonthValue() + "月" + day.getDayOfMonth() + "日",
        day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + day.getDayOfMonth());
  }

  /** Returns a date such as 2026年12月28日(月). */
  static Wording date(LocalDate date) {
    var day = day(MonthDay.from(date));
    return new Wording(
        date.getYear() + "年" + day.ja() + "(" + ja(date.getDayOfWeek()) + ")",
        en(date.getDayOfWeek()) + ", " + day.en() + ", " + date.getYear());
  }

  /** Returns the days on which a reply is active. */
  static Wording period(Optional<LocalDate> from, Optional<LocalDate> until) {
    if (from.isEmpty() && until.isEmpty()) return new Wording("いつまでも", "without end");
    var ja =
        from.map(day -> date(day).ja() + "から").orElse("")
            + until.map(day -> date(day).ja() + "まで").orElse("");
    var en = new ArrayList<String>();
    from.ifPresent(day -> en.add("from " + date(day).en()));
    until.ifPresent(day -> en.add("until " + date(day).en()));
    return new Wording(ja, String.join(" ", en));
  }
}
