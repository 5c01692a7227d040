package rusuban.core.hours;

import java.util.regex.Pattern;

/**
 * Hours without a break, on the clock of the day on which they begin. {@code 22:00-25:30} ends at
 * half past one the next morning and belongs to the evening before. Both ends may lie past
 * midnight, up to 48:00. An owner can therefore write a break after midnight as {@code 22:00-24:30}
 * and {@code 25:00-27:00}.
 *
 * @param from the first minute, counted from that day's 00:00
 * @param to the minute after the last, counted from that day's 00:00
 */
public record TimeRange(int from, int to) implements Comparable<TimeRange> {
  /** 48:00, the latest end, in minutes from the day's 00:00. */
  public static final int LATEST = 48 * 60;

  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,2}):([0-5][0-9])-([0-9]{1,2}):([0-5][0-9])");

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException unless 0 ≤ from &lt; to ≤ {@link #LATEST}
   */
  public TimeRange {
    if (from < 0 || from >= to || to > LATEST)
      throw new IllegalArgumentException("not a range of minutes: " + from + " to " + to);
  }

  /** Result of {@link #parse}. */
  public sealed interface Parsed {
    /** The text is a range. */
    record Accepted(TimeRange range) implements Parsed {}

    /** The text is no range. */
    record Refused(Refusal reason) implements Parsed {}
  }

  /** Reason why a text is no range, with the words for a {@link rusuban.core.ValidationProblem}. */
  public enum Refusal {
    /** The text is not two times of hours and minutes with a hyphen between them. */
    NOT_OF_THE_FORM(
        "「10:00-19:00」のように、開始と終了の時刻を半角で書いてください。",
        "Write the opening and the closing time as in \"10:00-19:00\"."),
    /** The end is not after the start. */
    ENDS_BEFORE_IT_STARTS(
        "終了は開始より後にしてください。翌日の1時30分までなら「22:00-25:30」と書きます。",
        "The end must be after the start; until half past one the next morning is"
            + " \"22:00-25:30\"."),
    /** The end is later than 48:00. */
    ENDS_AFTER_48_00("終了は48:00までにしてください。", "The end must be no later than 48:00.");

    private final String ja;
    private final String en;

    Refusal(String ja, String en) {
      this.ja = ja;
      this.en = en;
    }

    /** Returns the remedy in Japanese. */
    public String ja() {
      return ja;
    }

    /** Returns the remedy in English. */
    public String en() {
      return en;
    }
  }

  /** Reads {@code H:MM-H:MM}: hours of one or two digits, minutes of two, ASCII only, no spaces. */
  public static Parsed parse(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) return new Parsed.Refused(Refusal.NOT_OF_THE_FORM);
    int from = minutes(matcher.group(1), matcher.group(2));
    int to = minutes(matcher.group(3), matcher.group(4));
    if (to > LATEST) return new Parsed.Refused(Refusal.ENDS_AFTER_48_00);
    if (to <= from) return new Parsed.Refused(Refusal.ENDS_BEFORE_IT_STARTS);
    return new Parsed.Accepted(new TimeRange(from, to));
  }

  /** Returns whether the two ranges share a minute. Ranges that only touch share none. */
  public boolean overlaps(TimeRange other) {
    return from < other.to && other.from < to;
  }

  /** Compares by start, then by end. */
  @Override
  public int compareTo(TimeRange other) {
    return from != other.from ? Integer.compare(from, other.from) : Integer.compare(to, other.to);
  }

  /** Returns the form that {@link #parse} reads, with hours of two digits: {@code 09:00-25:30}. */
  @Override
  public String toString() {
    return clock(from) + "-" + clock(to);
  }

  private static int minutes(String hours, String minutes) {
    return Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
  }

  /**
   * Returns minutes from a day's 00:00 on that day's clock, with hours of two digits: {@code
   * 25:30}.
   */
  public static String clock(int minutes) {
    int hour = minutes / 60;
    int minute = minutes % 60;
    return (hour < 10 ? "0" : "") + hour + (minute < 10 ? ":0" : ":") + minute;
  }
}
