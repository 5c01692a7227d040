package rusuban.settings;

import java.time.Month;
import java.time.Year;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reason why a text is no time, date or duration. Both languages are empty if the text does not
 * show it.
 */
record TimeFormatHint(String ja, String en) {
  private static final TimeFormatHint NONE = new TimeFormatHint("", "");

  private static final Pattern FULL_WIDTH = Pattern.compile("[０-９：－ー―〜～／]");
  private static final Pattern DATE =
      Pattern.compile("(?:([0-9]{4})-)?([0-9]{2})-([0-9]{2})(?:T.*)?", Pattern.DOTALL);
  private static final Pattern OTHER_DATE =
      Pattern.compile("[0-9]{1,4}[/.年][0-9]{1,2}([/.月][0-9]{1,2}日?)?|[0-9]{1,2}月[0-9]{1,2}日");
  private static final Pattern SHORT_DATE =
      Pattern.compile("([0-9]{4}-)?([0-9]{1,2}-[0-9]|[0-9]-[0-9]{1,2})");
  private static final Pattern CLOCK = Pattern.compile("(?<![0-9:])([0-9]{1,2}):([0-9]{2})");
  private static final Pattern OFFSET = Pattern.compile("[+-][0-9]{2}:[0-9]{2}$");
  private static final Pattern RANGE = Pattern.compile("[^-]+-[^-]+");
  private static final Pattern MOMENT_WITHOUT_OFFSET =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+");

  static TimeFormatHint of(String text) {
    if (FULL_WIDTH.matcher(text).find())
      return new TimeFormatHint(
          "数字と記号は半角で書いてください。", "Write plain digits and signs, not full-width ones.");
    if (OTHER_DATE.matcher(text).matches() || SHORT_DATE.matcher(text).matches())
      return new TimeFormatHint(
          "日付は2けたずつ「-」で区切ります。", "Separate the parts of a date with \"-\", two digits each.");
    var date = DATE.matcher(text);
    if (date.matches()) {
      var none = noDate(date);
      if (!none.equals(NONE)) return none;
    }
    if (MOMENT_WITHOUT_OFFSET.matcher(text).matches())
      return new TimeFormatHint("時差（日本なら +09:00）が要ります。", "An offset is missing, +09:00 in Japan.");
    var here = text.contains("T") ? OFFSET.matcher(text).replaceFirst("") : text;
    return clock(here, CLOCK.matcher(here), RANGE.matcher(here).matches() && !date.matches());
  }

  private static TimeFormatHint noDate(MatchResult date) {
    int month = Integer.parseInt(date.group(2));
    int day = Integer.parseInt(date.group(3));
    if (month < 1 || month > 12)
      return new TimeFormatHint(month + "月はありません。", "There is no month " + month + ".");
    var year = date.group(1) == null ? null : Year.of(Integer.parseInt(date.group(1)));
    boolean leap = year == null || year.isLeap();
    int days = Month.of(month).length(leap);
    if (day >= 1 && day <= days) return NONE;
    var name = Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    if (month == 2 && day == 29)
      return new TimeFormatHint(
          year + "年はうるう年ではなく、2月は28日までです。", year + " is no leap year: February has 28 days.");
    return new TimeFormatHint(month + "月は1日から" + days + "日までです。", name + " has " + days + " days.");
  }

  private static TimeFormatHint clock(String text, Matcher clock, boolean range) {
    boolean found = false;
    while (clock.find()) {
      found = true;
      int hour = Integer.parseInt(clock.group(1));
      int minute = Integer.parseInt(clock.group(2));
      if (minute > 59)
        return new TimeFormatHint(
            "「" + clock.group() + "」という時刻はありません。分は00〜59です。",
            "There is no time " + clock.group() + ": minutes are 00 to 59.");
      if (!range && hour > 23) return pastMidnight(clock.group(), hour, minute);
      if (!range && clock.group(1).length() == 1)
        return new TimeFormatHint(
            "「0" + clock.group() + "」と、時を2けたで書いてください。",
            "Write the hour with two digits: \"0" + clock.group() + "\".");
    }
    if (!found && text.matches("[0-9]{1,4}(分|時間|日|秒)?|[0-9]+ ?[a-zA-Z]+"))
      return new TimeFormatHint(
          "長さなら PT30M（30分）、PT2H（2時間）、P1D（1日）と書きます。", "A duration is written PT30M, PT2H or P1D.");
    return NONE;
  }

  private static TimeFormatHint pastMidnight(String written, int hour, int minute) {
    if (hour > 48)
      return new TimeFormatHint(
          "「" + written + "」という時刻はありません。", "There is no time " + written + ".");
    var next = "%02d:%02d".formatted(hour % 24, minute);
    return new TimeFormatHint(
        "ここの時刻は00:00〜23:59です。翌日の" + next + "なら「" + next + "」と書きます。",
        "Times here are 00:00 to 23:59. For " + next + " of the next day write \"" + next + "\".");
  }
}
