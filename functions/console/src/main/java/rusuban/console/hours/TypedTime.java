package rusuban.console.hours;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rusuban.core.hours.TimeRange;

/**
 * A time of day as a person types it. Examples are 17:30, 1730, 17時半, 午後5時半, 5:30pm, 25:30 and
 * 翌1:30, with digits of any width.
 */
public sealed interface TypedTime {
  int DAY = 24 * 60;
  int LONGEST_QUOTE = 20;

  Pattern CLOCK =
      Pattern.compile(
          "(午前|午後|翌日|翌|am|pm)?"
              + "([0-9]{1,2})(?:[:.]([0-9]{2})|時(?:([0-9]{1,2})分?|(半))?|([0-9]{2}))?"
              + "(am|pm)?");

  /**
   * The text is a time.
   *
   * @param minutes the minutes since 0:00 of the day
   */
  record Minutes(int minutes) implements TypedTime {}

  /** The text is no time, for a reason in words. */
  record Unreadable(String ja, String en) implements TypedTime {}

  /**
   * Reads a time.
   *
   * @param latest the latest time, in minutes since 0:00 of the day
   */
  static TypedTime read(String typed, int latest) {
    var text =
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
            .replaceAll("\\s", "")
            .toLowerCase(Locale.ROOT);
    if (text.isEmpty()) return new Unreadable("時刻を入れてください。", "Enter a time.");
    if (text.equals("正午")) return new Minutes(DAY / 2);
    var clock = CLOCK.matcher(text);
    return clock.matches() ? time(clock, typed, latest) : unreadable(typed);
  }

  private static TypedTime time(Matcher clock, String typed, int latest) {
    var half = either(clock, 1, 7);
    int hour = Integer.parseInt(clock.group(2));
    int minute = minute(clock);
    if (minute > 59)
      return new Unreadable(
          "「" + quoted(typed) + "」の分は、00から59までにしてください。",
          "The minutes of \"" + quoted(typed) + "\" must be 00 to 59.");
    boolean isHalf = half.matches("午前|午後|am|pm");
    if (isHalf && hour == 12)
      return new Unreadable(
          "昼の12時は12:00、夜の12時は24:00と入れてください。", "Write noon as 12:00 and midnight as 24:00.");
    if (isHalf && hour > 12) return unreadable(typed);
    int minutes = hour * 60 + minute;
    if (half.matches("午後|pm")) minutes += DAY / 2;
    if (half.startsWith("翌")) minutes += DAY;
    return minutes > latest ? late(latest) : new Minutes(minutes);
  }

  private static int minute(Matcher clock) {
    if (clock.group(5) != null) return 30;
    var written = either(clock, 3, 4);
    if (written.isEmpty()) written = either(clock, 6, 6);
    return written.isEmpty() ? 0 : Integer.parseInt(written);
  }

  private static String either(Matcher clock, int one, int other) {
    var first = clock.group(one);
    if (first != null) return first;
    var second = clock.group(other);
    return second == null ? "" : second;
  }

  private static TypedTime unreadable(String typed) {
    return new Unreadable(
        "「" + quoted(typed) + "」は時刻として読めません。「17:30」「1730」「17時半」のように入れてください。",
        "\"" + quoted(typed) + "\" is no time. Write it as 17:30 or 1730.");
  }

  private static TypedTime late(int latest) {
    var clock = TimeRange.clock(latest);
    return new Unreadable(clock + "までの時刻を入れてください。", "Enter a time no later than " + clock + ".");
  }

  private static String quoted(String typed) {
    var text = typed.strip();
    return text.codePointCount(0, text.length()) <= LONGEST_QUOTE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
  }
}
