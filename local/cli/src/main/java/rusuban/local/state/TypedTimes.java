package rusuban.local.state;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rusuban.core.hours.TimeRange;

/**
 * Parser of times that a person types, on the shop's clock. A day ends at midnight, or later with
 * its last hours.
 *
 * @param hoursOn the hours that begin on a date
 */
record TypedTimes(ZoneId zone, Function<LocalDate, List<TimeRange>> hoursOn) {
  private static final Set<String> END_OF_DAY = Set.of("tomorrow", "明日", "today", "今日", "本日");
  private static final Pattern CLOCK =
      Pattern.compile("([0-9]{1,2})(?::([0-5][0-9])|時(?:([0-5]?[0-9])分|(半))?)");
  private static final Pattern LENGTH = Pattern.compile("([0-9]{1,4})(m|min|分|h|時間|d|日|日間)");
  private static final Pattern DATE =
      Pattern.compile("(?:([0-9]{4})[-/])?([0-9]{1,2})[-/]([0-9]{1,2})");
  private static final int A_DAY = 24 * 60;

  /**
   * Returns the time after {@code now} that this text means; empty if it means none.
   *
   * <ul>
   *   <li>{@code 21:00}, {@code 21時}: the next time that the clock shows it; {@code 25:00} is one
   *       o'clock after midnight.
   *   <li>{@code 2h}, {@code 90分}, {@code PT2H}: this long after now.
   *   <li>{@code tomorrow}, {@code 明日}, {@code today}, {@code 今日}: the end of today's hours.
   *   <li>{@code 2026-12-03}, {@code 12/3}: the end of the day before, so that the day itself is as
   *       usual.
   *   <li>{@code 2026-12-03T10:00}, with an offset or without: that time.
   * </ul>
   */
  Optional<Instant> after(Instant now, String typed) {
    var text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    if (END_OF_DAY.contains(text)) return Optional.of(endOf(dayOf(now)));
    try {
      return clock(now, CLOCK.matcher(text))
          .or(() -> length(now, LENGTH.matcher(text)))
          .or(() -> date(now, DATE.matcher(text)))
          .or(() -> written(now, text.toUpperCase(Locale.ROOT)));
    } catch (DateTimeException | ArithmeticException _) {
      return Optional.empty();
    }
  }

  /** Returns the end of the shop's day at that time. */
  Instant endOfDay(Instant now) {
    return endOf(dayOf(now));
  }

  private Optional<Instant> clock(Instant now, Matcher typed) {
    if (!typed.matches()) return Optional.empty();
    int hour = Integer.parseInt(typed.group(1));
    int minute =
        typed.group(4) != null
            ? 30
            : Optional.ofNullable(typed.group(2))
                .or(() -> Optional.ofNullable(typed.group(3)))
                .map(Integer::parseInt)
                .orElse(0);
    int minutes = hour * 60 + minute;
    if (minutes > TimeRange.LATEST) return Optional.empty();
    var today = now.atZone(zone).toLocalDate();
    return List.of(today.minusDays(1), today, today.plusDays(1)).stream()
        .filter(day -> minutes >= A_DAY || !day.isBefore(today))
        .map(day -> at(day, minutes))
        .filter(now::isBefore)
        .findFirst();
  }

  private static Optional<Instant> length(Instant now, Matcher typed) {
    if (!typed.matches()) return Optional.empty();
    long number = Long.parseLong(typed.group(1));
    var length =
        switch (typed.group(2)) {
          case "m", "min", "分" -> Duration.ofMinutes(number);
          case "h", "時間" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    return Optional.of(now.plus(length));
  }

  private Optional<Instant> date(Instant now, Matcher typed) {
    if (!typed.matches()) return Optional.empty();
    int month = Integer.parseInt(typed.group(2));
    int day = Integer.parseInt(typed.group(3));
    var today = now.atZone(zone).toLocalDate();
    var date =
        Optional.ofNullable(typed.group(1))
            .map(year -> LocalDate.of(Integer.parseInt(year), month, day))
            .orElseGet(() -> next(today, month, day));
    return Optional.of(endOf(date.minusDays(1)));
  }

  private static LocalDate next(LocalDate today, int month, int day) {
    var date = LocalDate.of(today.getYear(), month, day);
    return date.isBefore(today) ? LocalDate.of(today.getYear() + 1, month, day) : date;
  }

  private Optional<Instant> written(Instant now, String text) {
    if (text.startsWith("P")) return Optional.of(now.plus(Duration.parse(text)));
    var iso = text.replaceFirst("^(\\S+) (\\S+)$", "$1T$2");
    try {
      return Optional.of(OffsetDateTime.parse(iso).toInstant());
    } catch (DateTimeException _) {
      return Optional.of(LocalDateTime.parse(iso).atZone(zone).toInstant());
    }
  }

  /** Returns the shop's day at that time: yesterday while its hours run past midnight. */
  private LocalDate dayOf(Instant now) {
    var today = now.atZone(zone).toLocalDate();
    var yesterday = today.minusDays(1);
    boolean goesOn =
        hoursOn.apply(yesterday).stream()
            .anyMatch(
                hours ->
                    !now.isBefore(at(yesterday, hours.from()))
                        && now.isBefore(at(yesterday, hours.to())));
    return goesOn ? yesterday : today;
  }

  private Instant endOf(LocalDate day) {
    int last = hoursOn.apply(day).stream().mapToInt(TimeRange::to).max().orElse(0);
    return at(day, Math.max(A_DAY, last));
  }

  private Instant at(LocalDate day, int minutes) {
    return day.atStartOfDay().plusMinutes(minutes).atZone(zone).toInstant();
  }
}
