package rusuban.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * Parsers of the document's times: the forms of ISO 8601 that docs/settings.schema.json names, with
 * years of four digits. Other text throws {@link DateTimeException}.
 */
final class TimeFormats {
  private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern MOMENT =
      Pattern.compile(DATE + "T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})");
  private static final Pattern DURATION =
      Pattern.compile("P([0-9]{1,9}D)?(T([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,9}S)?)?");

  private TimeFormats() {}

  /** Parses a time of day such as 20:00. */
  static LocalTime time(String text) {
    return LocalTime.parse(checked(TIME, text));
  }

  /** Parses a date such as 2026-12-28. */
  static LocalDate date(String text) {
    return LocalDate.parse(checked(DATE, text));
  }

  /** Parses a day of every year such as 12-30. */
  static MonthDay monthDay(String text) {
    return MonthDay.parse("--" + text);
  }

  /** Parses an instant with its offset, such as 2026-12-01T10:00:00+09:00. */
  static Instant moment(String text) {
    return OffsetDateTime.parse(checked(MOMENT, text)).toInstant();
  }

  /** Parses whole days, hours, minutes and seconds, such as PT30M or P1DT12H. */
  static Duration duration(String text) {
    return Duration.parse(checked(DURATION, text));
  }

  private static String checked(Pattern form, String text) {
    if (!form.matcher(text).matches()) throw new DateTimeException("another form is wanted");
    return text;
  }
}
