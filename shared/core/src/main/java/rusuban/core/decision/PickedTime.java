package rusuban.core.decision;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rusuban.core.event.What;

/**
 * The date or time that a customer picked, in words (Messaging API reference, "postback.params
 * object for date-time selection action").
 */
final class PickedTime {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("M月d日(E)", Locale.JAPANESE);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("H:mm", Locale.JAPANESE);

  private PickedTime() {}

  /**
   * Returns the words, such as 12月10日(木) 15:00, with the year where it is another one than today's.
   *
   * @return empty where nothing was picked, or nothing that is a date or time
   */
  static Optional<String> words(What what, LocalDate today) {
    if (!(what instanceof What.Postback(_, var params))) return Optional.empty();
    return value(params.get("datetime"), "2026-12-10T15:00".length(), text -> datetime(text, today))
        .or(
            () ->
                value(
                    params.get("date"),
                    "2026-12-10".length(),
                    text -> day(LocalDate.parse(text), today)))
        .or(
            () ->
                value(
                    params.get("time"),
                    "15:00".length(),
                    text -> TIME.format(LocalTime.parse(text))));
  }

  private static Optional<String> value(
      @Nullable String text, int length, Function<String, String> words) {
    if (text == null || text.length() != length) return Optional.empty();
    try {
      return Optional.of(words.apply(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static String datetime(String text, LocalDate today) {
    var at = LocalDateTime.parse(text);
    return day(at.toLocalDate(), today) + " " + TIME.format(at);
  }

  private static String day(LocalDate day, LocalDate today) {
    return (day.getYear() == today.getYear() ? "" : day.getYear() + "年") + DAY.format(day);
  }
}
