package rusuban.console.hours;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Month;
import java.time.MonthDay;
import java.util.regex.Pattern;

/**
 * A day of every year as a person types it: 12/31, 12-31, 1231 or 12月31日, with digits of any width.
 */
sealed interface TypedMonthDay {
  Pattern FORM = Pattern.compile("([0-9]{1,2})[-/.月]([0-9]{1,2})日?|([0-9]{2})([0-9]{2})");

  /** The text is a day. */
  record Day(MonthDay day) implements TypedMonthDay {}

  /** The text is no day, for a reason in words. */
  record NoDay(String ja, String en) implements TypedMonthDay {}

  /** Reads a day. */
  static TypedMonthDay read(String typed) {
    var text = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\s", "");
    if (text.isEmpty()) return new NoDay("月日を入れてください。", "Enter a month and a day.");
    var form = FORM.matcher(text);
    if (!form.matches())
      return new NoDay(
          "月日として読めません。「12/31」「12月31日」のように入れてください。",
          "This is no month and day. Write December 31 as 12/31.");
    boolean isSeparated = form.group(1) != null;
    return of(
        Integer.parseInt(form.group(isSeparated ? 1 : 3)),
        Integer.parseInt(form.group(isSeparated ? 2 : 4)));
  }

  private static TypedMonthDay of(int month, int day) {
    if (month < 1 || month > 12)
      return new NoDay(month + "月はありません。", "There is no month " + month + ".");
    try {
      return new Day(MonthDay.of(month, day));
    } catch (DateTimeException _) {
      int days = Month.of(month).maxLength();
      return new NoDay(
          month + "月は1日から" + days + "日までです。", "Month " + month + " has " + days + " days.");
    }
  }
}
