package rusuban.core.decision;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rusuban.core.event.EventContent;

/**
 * The date or time that a customer picked. It has LINE's format and words (Messaging API reference,
 * "postback.params object for date-time selection action").
 */
public final class PickedTime {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("M月d日(E)", Locale.JAPANESE);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("H:mm", Locale.JAPANESE);

  private static final int DATETIME = "2026-12-10T15:00".length();
  private static final int DATE = "2026-12-10".length();
  private static final int CLOCK = "15:00".length();

  private PickedTime() {}

  /**
   * Returns the picked value in LINE's format, for example {@code 2026-12-10T15:00}.
   *
   * @return empty if nothing was picked, or no date or time
   */
  static Optional<String> of(EventContent eventContent) {
    if (!(eventContent instanceof EventContent.PostbackEvent(_, var params)))
      return Optional.empty();
    return Stream.of(
            value(params.get("datetime"), DATETIME),
            value(params.get("date"), DATE),
            value(params.get("time"), CLOCK))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Returns the picked value in words, for example 12月10日(木) 15:00. A year other than today's is
   * included.
   *
   * @return empty if nothing was picked, or no date or time
   */
  static Optional<String> words(EventContent eventContent, LocalDate today) {
    return of(eventContent).map(picked -> words(picked, year -> year != today.getYear()));
  }

  /** Returns a value of LINE's format in words, with the year if it has a day. */
  public static String withYear(String picked) {
    return words(picked, _ -> true);
  }

  private static Optional<String> value(@Nullable String text, int length) {
    if (text == null || text.length() != length) return Optional.empty();
    try {
      var _ = withYear(text);
      return Optional.of(text);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static String words(String text, IntPredicate isWritten) {
    if (text.length() == CLOCK) return TIME.format(LocalTime.parse(text));
    if (text.length() == DATE) return day(LocalDate.parse(text), isWritten);
    var at = LocalDateTime.parse(text);
    return day(at.toLocalDate(), isWritten) + " " + TIME.format(at);
  }

  private static String day(LocalDate day, IntPredicate isWritten) {
    return (isWritten.test(day.getYear()) ? day.getYear() + "年" : "") + DAY.format(day);
  }
}
