package rusuban.console.letters;

import java.text.Normalizer;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time of day as people type it: 17:30, 1730, 17時半, 17時, also in wide digits. */
final class LetterTime {
  private static final Pattern CLOCK = Pattern.compile("([0-9]{1,2})[:.]([0-9]{2})");
  private static final Pattern DIGITS = Pattern.compile("([0-9]{1,2}?)([0-9]{2})?");
  private static final Pattern KANJI = Pattern.compile("([0-9]{1,2})時(?:(半)|([0-9]{1,2})分?)?");

  private LetterTime() {}

  /** Returns the time that was typed; empty if it is none. */
  static Optional<LocalTime> read(String typed) {
    var text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    var kanji = KANJI.matcher(text);
    if (kanji.matches()) return time(kanji.group(1), kanji.start(2) >= 0 ? "30" : group(kanji, 3));
    var clock = CLOCK.matcher(text);
    if (clock.matches()) return time(clock.group(1), group(clock, 2));
    var digits = DIGITS.matcher(text);
    return digits.matches() ? time(digits.group(1), group(digits, 2)) : Optional.empty();
  }

  private static String group(Matcher found, int number) {
    return Optional.ofNullable(found.group(number)).orElse("0");
  }

  private static Optional<LocalTime> time(String hour, String minute) {
    int hours = Integer.parseInt(hour);
    int minutes = Integer.parseInt(minute);
    return hours < 24 && minutes < 60
        ? Optional.of(LocalTime.of(hours, minutes))
        : Optional.empty();
  }

  /** Returns the time as the settings have it, such as 09:30. */
  static String written(LocalTime time) {
    return String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
  }
}
