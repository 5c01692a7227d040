package rusuban.console.policies;

import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rusuban.console.hours.TypedTime;
import rusuban.console.page.PageLanguage;
import rusuban.core.chat.ResponseMode;
import rusuban.core.hours.TimeRange;
import rusuban.core.settings.Handover;
import rusuban.core.settings.QuietHours;
import rusuban.web.FormFields;

/**
 * The form 店の決めごと as it was typed.
 *
 * @param from the beginning of the quiet hours
 * @param until the end of the quiet hours
 * @param keep the messages kept back
 * @param push whether a refused reply is pushed
 * @param mode the settings' word for the response mode
 * @param handover the settings' word for the handover
 * @param silent the silence after staff, in ISO 8601
 * @param days the days for which messages are stored
 * @param problems the faults in words, by the name of the field
 */
public record PolicyForm(
    String name,
    String from,
    String until,
    String keep,
    boolean push,
    String mode,
    String handover,
    String silent,
    String days,
    Map<String, String> problems) {
  private static final int DAY = 24 * 60;
  private static final int LONGEST_NAME = 60;
  private static final int MOST_KEPT_BACK = 1_000_000;
  private static final int MOST_DAYS = 3650;
  private static final Duration LONGEST_SILENCE = Duration.ofDays(7);

  public PolicyForm {
    problems = Map.copyOf(problems);
  }

  static PolicyForm of(PolicyValues values) {
    return new PolicyForm(
        values.shopName(),
        values.quietHours().from().toString(),
        values.quietHours().until().toString(),
        Integer.toString(values.keptBack()),
        values.pushWhenReplyFails(),
        PolicyEdits.word(values.mode()),
        values.handover().written(),
        values.silentAfterStaff().toString(),
        Integer.toString(values.keptDays()),
        Map.of());
  }

  static PolicyForm read(FormFields form) {
    return new PolicyForm(
        form.text("name"),
        form.text("from"),
        form.text("until"),
        form.text("keep"),
        form.has("push"),
        form.text("mode"),
        form.text("handover"),
        form.text("silent"),
        form.text("days"),
        Map.of());
  }

  /** Result of a check. */
  sealed interface Checked {
    record Sound(PolicyValues values) implements Checked {}

    record Faulty(PolicyForm form) implements Checked {}
  }

  /** Returns the values, or the form with its faults. */
  Checked check(PageLanguage language) {
    var faults = new LinkedHashMap<String, String>();
    var shopName = name.strip();
    if (shopName.isEmpty())
      faults.put("name", language.of("店名を入れてください。", "Enter the shop's name."));
    else if (shopName.length() > LONGEST_NAME)
      faults.put(
          "name",
          language.of(
              "店名は60文字までです（いまは" + shopName.length() + "文字）。",
              "The name may have 60 characters, and has " + shopName.length() + "."));
    else if (shopName.codePoints().anyMatch(Character::isISOControl))
      faults.put("name", language.of("店名は1行で書いてください。", "Write the name in one line."));
    var begins = time("from", from, language, faults);
    var ends = time("until", until, language, faults);
    int kept = number("keep", keep, 0, MOST_KEPT_BACK, "通", language, faults);
    int stored = number("days", days, 1, MOST_DAYS, "日", language, faults);
    var taken = handover(handover);
    if (taken.isEmpty()) faults.put("handover", again(language));
    var silence = length(silent).filter(it -> it.compareTo(LONGEST_SILENCE) <= 0);
    if (silence.isEmpty()) faults.put("silent", again(language));
    var answers =
        Stream.of(ResponseMode.values())
            .filter(it -> PolicyEdits.word(it).equals(mode))
            .findFirst();
    if (answers.isEmpty()) faults.put("mode", again(language));
    if (!faults.isEmpty()) return new Checked.Faulty(with(faults));
    return new Checked.Sound(
        new PolicyValues(
            shopName,
            new QuietHours(begins, ends),
            kept,
            push,
            answers.orElseThrow(),
            taken.orElseThrow(),
            silence.orElseThrow(),
            stored));
  }

  private static String again(PageLanguage language) {
    return language.of("もう一度選んでください。", "Choose again.");
  }

  private static LocalTime time(
      String field, String typed, PageLanguage language, Map<String, String> faults) {
    return switch (TypedTime.read(typed, TimeRange.LATEST)) {
      case TypedTime.Minutes(int minutes) -> LocalTime.of(minutes % DAY / 60, minutes % DAY % 60);
      case TypedTime.Unreadable(var ja, var en) -> {
        faults.put(field, language.of(ja, en));
        yield LocalTime.MIDNIGHT;
      }
    };
  }

  private static int number(
      String field,
      String typed,
      int least,
      int most,
      String unit,
      PageLanguage language,
      Map<String, String> faults) {
    var text =
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
            .replaceAll("[\\s,]", "")
            .replace(unit, "");
    if (text.matches("[0-9]{1,8}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) return number;
    }
    faults.put(
        field,
        String.format(
            language.locale(),
            language.of("%,dから%,dまでの数を入れてください。", "Enter a number from %,d to %,d."),
            least,
            most));
    return least;
  }

  private static Optional<Handover> handover(String word) {
    var opening = new Handover.UntilOpening();
    if (word.equals(opening.written())) return Optional.of(opening);
    return length(word)
        .filter(it -> it.compareTo(Handover.LONGEST) <= 0)
        .map(Handover.FixedTime::new);
  }

  private static Optional<Duration> length(String word) {
    try {
      // Whole seconds that are not negative: the only ones that settings may have.
      return Optional.of(Duration.parse(word))
          .filter(it -> !it.isNegative() && it.toNanosPart() == 0);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private PolicyForm with(Map<String, String> faults) {
    return new PolicyForm(name, from, until, keep, push, mode, handover, silent, days, faults);
  }

  /** Returns the form with a fault of one field. */
  PolicyForm refused(String field, String words) {
    return with(Map.of(field, words));
  }

  /** Returns the fault of a field in words, or an empty text. */
  public String problem(String field) {
    return problems.getOrDefault(field, "");
  }
}
