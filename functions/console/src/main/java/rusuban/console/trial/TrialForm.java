package rusuban.console.trial;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import rusuban.core.ValidationProblem;
import rusuban.core.trial.TrialSender;
import rusuban.core.trial.TrialTime;
import rusuban.web.HttpRequest;

/**
 * The question of a trial, as the address has it.
 *
 * @param isAsked whether the address has a question; otherwise these are the first values
 * @param when the offered time; empty for a date and time of one's own
 * @param at the date and time of one's own, as typed
 * @param isDraft whether the draft answers, not the live version
 */
public record TrialForm(
    boolean isAsked,
    String text,
    TrialSender sender,
    Optional<TrialTime.Kind> when,
    String at,
    boolean isDraft) {

  /** Longest text. Its address must fit into the 10 KB that API Gateway takes. */
  public static final int MOST_CHARACTERS = 500;

  /** Farthest time of one's own, in both directions. */
  private static final Duration FARTHEST = Duration.ofDays(800);

  private static final String OWN_TIME = "at";

  static TrialForm of(HttpRequest request) {
    var when = request.query("when").orElse("");
    return new TrialForm(
        request.query("text").isPresent(),
        request.query("text").orElse("").replace("\r\n", "\n"),
        find(TrialSender.values(), request.query("who").orElse("")).orElse(TrialSender.FRIEND),
        when.equals(OWN_TIME)
            ? Optional.empty()
            : Optional.of(find(TrialTime.Kind.values(), when).orElse(TrialTime.Kind.NOW)),
        request.query("at").orElse(""),
        !request.query("which").orElse("").equals("live"));
  }

  /** Returns the word of a value in the form. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> Optional<E> find(E[] values, String word) {
    return Stream.of(values).filter(value -> word(value).equals(word)).findFirst();
  }

  /** Returns the time to try; empty if what was typed is none. */
  Optional<Instant> time(List<TrialTime> offered, ZoneId zone) {
    return when.flatMap(kind -> offered.stream().filter(it -> it.kind() == kind).findFirst())
        .map(TrialTime::at)
        .or(() -> when.isPresent() ? Optional.empty() : ownTime(zone));
  }

  private Optional<Instant> ownTime(ZoneId zone) {
    try {
      return Optional.of(LocalDateTime.parse(at).atZone(zone).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** Returns what is wrong with the question, by the name of the field. */
  List<ValidationProblem> problems(Optional<Instant> time, Instant now) {
    var problems = new ArrayList<ValidationProblem>();
    if (text.length() > MOST_CHARACTERS)
      problems.add(
          new ValidationProblem(
              "text",
              "メッセージは" + MOST_CHARACTERS + "文字までにしてください（いまは" + text.length() + "文字）。",
              "At most " + MOST_CHARACTERS + " characters, found " + text.length() + "."));
    if (text.isBlank() && isSilentWithoutText())
      problems.add(
          new ValidationProblem(
              "text", "試すメッセージを入れてください。", "Type the message that you want to try."));
    if (time.filter(it -> Duration.between(now, it).abs().compareTo(FARTHEST) <= 0).isEmpty())
      problems.add(
          new ValidationProblem(
              OWN_TIME, "日時を選んでください。前後2年までです。", "Choose a day and time, at most two years away."));
    return problems;
  }

  /** Returns whether nothing at all happens without a text: only a new friend's follow does. */
  private boolean isSilentWithoutText() {
    return switch (sender) {
      case FRIEND, GROUP, GROUP_MENTION -> true;
      case NEW_FRIEND, RETURNING_FRIEND -> false;
    };
  }
}
