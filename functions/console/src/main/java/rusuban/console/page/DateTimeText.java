package rusuban.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Dates and times in the words of a page.
 *
 * @param now the time of the request
 * @param zone the account's time zone
 */
public record DateTimeText(PageLanguage language, Instant now, ZoneId zone) {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
  private static final DateTimeFormatter JA_DAY =
      DateTimeFormatter.ofPattern("M月d日(E)", Locale.JAPANESE);
  private static final DateTimeFormatter JA_YEAR =
      DateTimeFormatter.ofPattern("uuuu年M月d日(E)", Locale.JAPANESE);
  private static final DateTimeFormatter EN_DAY =
      DateTimeFormatter.ofPattern("EEE d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter EN_YEAR =
      DateTimeFormatter.ofPattern("EEE d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);
  private static final DateTimeFormatter MACHINE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmXXX", Locale.ROOT);

  /** Returns the time in the account's zone. */
  public ZonedDateTime local(Instant at) {
    return at.atZone(zone);
  }

  public LocalDate today() {
    return local(now).toLocalDate();
  }

  /** Returns the first instant of a date. */
  public Instant startOf(LocalDate date) {
    return date.atStartOfDay(zone).toInstant();
  }

  /** Returns the clock's time, such as 9:05. */
  public String clock(Instant at) {
    return CLOCK.format(local(at));
  }

  /** Returns the date with its weekday, with the year unless it is this one. */
  public String day(LocalDate date) {
    boolean thisYear = date.getYear() == today().getYear();
    return language == PageLanguage.JA
        ? (thisYear ? JA_DAY : JA_YEAR).format(date)
        : (thisYear ? EN_DAY : EN_YEAR).format(date);
  }

  /** Returns the date, in words if it is close, such as 明日. */
  public String nearDay(LocalDate date) {
    long days = date.toEpochDay() - today().toEpochDay();
    if (days == -1) return language.of("きのう", "Yesterday");
    if (days == 0) return language.of("きょう", "Today");
    if (days == 1) return language.of("明日", "Tomorrow");
    return day(date);
  }

  /** Returns the date and time; today's with the time alone. */
  public String moment(Instant at) {
    var date = local(at).toLocalDate();
    if (date.equals(today())) return clock(at);
    return nearDay(date) + " " + clock(at);
  }

  /** Returns the full date and time. */
  public String full(Instant at) {
    var local = local(at);
    return day(local.toLocalDate()) + " " + clock(at);
  }

  /** Returns the time that is left until an instant, in whole minutes, hours or days. */
  public String left(Instant until) {
    var left = Duration.between(now, until).plusSeconds(59);
    if (left.toMinutes() < 60)
      return language.count(left.toMinutes(), "あと%,d分", "%,d minute left", "%,d minutes left");
    if (left.toHours() < 48)
      return language.count(left.toHours(), "あと%,d時間", "%,d hour left", "%,d hours left");
    return language.count(left.toDays(), "あと%,d日", "%,d day left", "%,d days left");
  }

  /** Returns the value of a {@code datetime-local} field. */
  public String field(Instant at) {
    return FIELD.format(local(at));
  }

  /** Returns the value of a {@code datetime} attribute. */
  public String machine(Instant at) {
    return MACHINE.format(local(at));
  }
}
