package rusuban.console.letters;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rusuban.console.page.PageLanguage;

/**
 * A duration as a form has it: a number and its unit.
 *
 * @param number the number as typed; empty for none
 * @param unit the word of the unit
 */
public record TypedDuration(String number, String unit) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

  /** Unit of a duration. */
  public enum Unit {
    DAYS("days", Duration.ofDays(1), "日", "day", "days"),
    HOURS("hours", Duration.ofHours(1), "時間", "hour", "hours"),
    MINUTES("minutes", Duration.ofMinutes(1), "分", "minute", "minutes"),
    SECONDS("seconds", Duration.ofSeconds(1), "秒", "second", "seconds");

    private final String word;
    private final Duration length;
    private final String ja;
    private final String one;
    private final String many;

    Unit(String word, Duration length, String ja, String one, String many) {
      this.word = word;
      this.length = length;
      this.ja = ja;
      this.one = one;
      this.many = many;
    }

    public String word() {
      return word;
    }

    /** Returns the unit's name in a list to choose from. */
    public String label(PageLanguage language) {
      return language.of(ja, many);
    }
  }

  /** No duration. */
  static final TypedDuration NONE = new TypedDuration("", Unit.HOURS.word);

  /** Returns the units to choose from. Seconds are offered only where they are in use. */
  public List<Unit> units() {
    return Arrays.stream(Unit.values())
        .filter(each -> each != Unit.SECONDS || unit.equals(Unit.SECONDS.word))
        .toList();
  }

  /** Returns a duration in the largest unit that fits. */
  static TypedDuration of(Duration duration) {
    var unit = unit(duration);
    return new TypedDuration(
        Long.toString(duration.toSeconds() / unit.length.toSeconds()), unit.word);
  }

  private static Unit unit(Duration duration) {
    return Arrays.stream(Unit.values())
        .filter(unit -> duration.toSeconds() % unit.length.toSeconds() == 0)
        .filter(unit -> !duration.isZero() || unit == Unit.MINUTES)
        .findFirst()
        .orElse(Unit.SECONDS);
  }

  /** Returns a duration in words, such as 7日. */
  static String words(Duration duration, PageLanguage language) {
    var unit = unit(duration);
    return language.count(
        duration.toSeconds() / unit.length.toSeconds(),
        "%,d" + unit.ja,
        "%,d " + unit.one,
        "%,d " + unit.many);
  }

  boolean isEmpty() {
    return number.isBlank();
  }

  /** Returns the duration; empty if the number or the unit is none. */
  Optional<Duration> duration() {
    var digits = Normalizer.normalize(number, Normalizer.Form.NFKC).strip();
    if (!NUMBER.matcher(digits).matches()) return Optional.empty();
    return Arrays.stream(Unit.values())
        .filter(each -> each.word.equals(unit))
        .map(each -> each.length.multipliedBy(Long.parseLong(digits)))
        .findFirst();
  }

  /** Returns a duration as the settings have it: P7D for whole days, PT36H for less. */
  static String written(Duration duration) {
    return !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()))
        ? "P" + duration.toDays() + "D"
        : duration.toString();
  }
}
