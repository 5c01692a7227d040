package rusuban.console.policies;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import rusuban.console.page.PageLanguage;

/** The words for a length of time, such as 1時間30分. */
final class LengthText {
  private static final int HOURS_A_DAY = 24;

  private LengthText() {}

  static String of(Duration length, PageLanguage language) {
    if (length.isZero()) return language.of("なし", "None");
    var parts = new ArrayList<String>();
    add(parts, language, length.toHours() / HOURS_A_DAY, "日", "day");
    add(parts, language, length.toHours() % HOURS_A_DAY, "時間", "hour");
    add(parts, language, length.toMinutesPart(), "分", "minute");
    add(parts, language, length.toSecondsPart(), "秒", "second");
    return String.join(language.of("", " "), parts);
  }

  private static void add(
      List<String> parts, PageLanguage language, long count, String ja, String en) {
    if (count > 0) parts.add(language.of(count + ja, count + " " + en + (count == 1 ? "" : "s")));
  }
}
