package rusuban.console.letters;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import rusuban.console.letters.LetterView.Example;
import rusuban.console.page.DateTimeText;
import rusuban.core.settings.FollowUpPlan.Due;
import rusuban.core.settings.FollowUpTiming;
import rusuban.core.settings.QuietHours;

/** Three moments of today at which a follow-up may begin, and what happens at each. */
final class TimingExamples {
  private TimingExamples() {}

  /**
   * Returns the examples.
   *
   * @param start the word of the start in the settings
   */
  static List<Example> of(String start, Due due, QuietHours quietHours, DateTimeText time) {
    return causes(due)
        .map(
            cause -> {
              var at = time.today().atTime(cause).atZone(time.zone()).toInstant();
              var timing = FollowUpTiming.of(due, quietHours, time.zone(), at, at);
              return new Example(began(start, cause, time), result(timing, at, time));
            })
        .toList();
  }

  /** Before, within and after the time of a same day; by day, in the evening and at night. */
  private static Stream<LocalTime> causes(Due due) {
    return switch (due) {
      case Due.SameDay(var at, var latest) -> {
        int from = at.toSecondOfDay() / 60;
        int until = latest.toSecondOfDay() / 60;
        yield Stream.of(from / 2, (from + until) / 2, Math.min(until + 5, 24 * 60 - 1))
            .map(TimingExamples::clock)
            .distinct();
      }
      case Due.After _ -> Stream.of(LocalTime.of(10, 0), LocalTime.of(19, 30), LocalTime.of(23, 0));
    };
  }

  private static LocalTime clock(int minute) {
    return LocalTime.of(minute / 60, minute % 60);
  }

  private static String began(String start, LocalTime cause, DateTimeText time) {
    var language = time.language();
    var clock = LetterText.clock(cause);
    return switch (start) {
      case "follow" -> language.of(clock + "に友だち追加", "Becomes a friend at " + clock);
      case LetterForm.BY_RULE -> language.of(clock + "に返信が答えた", "A reply answers at " + clock);
      default -> language.of(clock + "に初めてのメッセージ", "First message at " + clock);
    };
  }

  private static String result(FollowUpTiming timing, Instant cause, DateTimeText time) {
    var language = time.language();
    return switch (timing) {
      case FollowUpTiming.Comes(var due, _) when due.equals(cause) ->
          language.of("すぐに送ります", "sent at once");
      case FollowUpTiming.Comes(var due, _) ->
          language.of(time.moment(due) + "に送ります", "sent " + time.moment(due));
      case FollowUpTiming.Past _ -> language.of("送りません", "not sent");
      case FollowUpTiming.Quiet _ -> language.of("送りません（送らない時間に入るため）", "not sent: quiet hours");
    };
  }
}
