package rusuban.local.up;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.Settings;

/**
 * The start time of an empty system's clock. Once today's time for the same-day follow-up has
 * passed, the clock starts some hours before it. Otherwise nobody could try the follow-up.
 *
 * @param at the time
 * @param why the message for a person if it is not the real time
 */
record StartTime(Instant at, Optional<Note> why) {
  /** The page's button "+3 hours" moves the clock from the start to the follow-up. */
  private static final Duration BEFORE = Duration.ofHours(3);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

  /** A sentence in both languages. */
  record Note(String ja, String en) {}

  /** Returns the real time, without a note. */
  static StartTime at(Instant now) {
    return new StartTime(now, Optional.empty());
  }

  /** Returns the start of the clock with these settings, at the real time {@code now}. */
  static StartTime of(Settings settings, Instant now) {
    var here = now.atZone(settings.zone());
    return settings.followUps().stream()
        .filter(plan -> plan.due() instanceof FollowUpPlan.Due.SameDay)
        .min(Comparator.comparing(StartTime::time))
        .filter(plan -> !here.toLocalTime().isBefore(time(plan)))
        .map(plan -> before(plan, here))
        .orElseGet(() -> at(now));
  }

  private static LocalTime time(FollowUpPlan plan) {
    return switch (plan.due()) {
      case FollowUpPlan.Due.SameDay(var at, _) -> at;
      case FollowUpPlan.Due.After _ -> LocalTime.MAX;
    };
  }

  private static StartTime before(FollowUpPlan plan, ZonedDateTime now) {
    var midnight = now.toLocalDate().atStartOfDay(now.getZone());
    var due = now.with(time(plan));
    var wanted = due.minus(BEFORE);
    var begin = wanted.isBefore(midnight) ? midnight : wanted;
    String real = TIME.format(now);
    String from = TIME.format(begin);
    String at = TIME.format(due);
    return new StartTime(
        begin.toInstant(),
        Optional.of(
            new Note(
                "いまは %s ですが、時計は今日の %s から始めます。%s の「%s」まで試せるように。実際の時刻で始めるには --now real。"
                    .formatted(real, from, at, plan.id()),
                "It is %s, but the clock begins at %s today, so that \"%s\" of %s can be seen. --now real begins at the real time."
                    .formatted(real, from, plan.id(), at))));
  }
}
