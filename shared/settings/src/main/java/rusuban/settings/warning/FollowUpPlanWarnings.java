package rusuban.settings.warning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import rusuban.core.ValidationProblem;
import rusuban.core.hours.DayHours;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.FollowUpPlan.Due;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.QuietHours;
import rusuban.core.settings.Settings;

/** Warnings about follow-ups that are never sent, or never to customers of some time of the day. */
final class FollowUpPlanWarnings {
  private static final Duration SHORTEST = Duration.ofMinutes(2);

  private final Settings settings;
  private final List<ValidationProblem> found = new ArrayList<>();

  private FollowUpPlanWarnings(Settings settings) {
    this.settings = settings;
  }

  static List<ValidationProblem> of(Settings settings) {
    var warnings = new FollowUpPlanWarnings(settings);
    for (int i = 0; i < settings.followUps().size(); i++)
      if (settings.followUps().get(i).on())
        warnings.look(settings.followUps().get(i), "followUps[" + i + "]");
    return List.copyOf(warnings.found);
  }

  private void look(FollowUpPlan plan, String at) {
    if (plan.start() == FollowUpPlan.Start.RULE && isStartedByNone(plan))
      warn(
          at + ".start",
          "「" + plan.shownName() + "」を始めるルールがありません。",
          "No rule starts \"" + plan.shownName() + "\".");
    switch (plan.due()) {
      case Due.SameDay(var from, var latest) -> {
        tooShort(Duration.between(from, latest), "sameDayAt", "latest", at + ".due");
        sameDay(from, latest, at + ".due");
      }
      case Due.After(var delay, var tolerance) ->
          tolerance.ifPresent(
              most -> {
                tooShort(most, "after", "within", at + ".due");
                after(delay, most, at + ".due");
              });
    }
  }

  /** Warns of a short time span. The tick looks for due work once a minute and takes a while. */
  private void tooShort(Duration leeway, String from, String to, String at) {
    if (leeway.compareTo(SHORTEST) < 0)
      warn(
          at,
          from + " と " + to + " の間に余裕がありません。送る時刻は毎分見るので、送られないことがあります。2分以上あけてください。",
          from
              + " and "
              + to
              + " leave no room: what is due is looked for once a minute, so it may not be sent."
              + " Leave two minutes or more.");
  }

  private boolean isStartedByNone(FollowUpPlan plan) {
    return settings.rules().stream()
        .filter(KeywordRule::on)
        .map(KeywordRule::actions)
        .noneMatch(actions -> actions.startFollowUps().contains(plan.id()));
  }

  private void sameDay(LocalTime from, LocalTime latest, String at) {
    if (isAlwaysQuiet(from, latest))
      warn(
          at,
          "sameDayAt から latest までがすべて quietHours に入るため、送られません。",
          "Never sent: all of sameDayAt to latest lies in quietHours.");
    var opens = earliestOpening();
    if (opens.isPresent() && opens.getAsInt() > latest.toSecondOfDay() / 60)
      warn(
          at,
          "どの日も、営業が始まるのは latest（" + latest + "）のあとです。営業時間中に来た方には送られません。",
          "On every day the shop opens after latest ("
              + latest
              + "): who comes in open hours gets none.");
  }

  private boolean isAlwaysQuiet(LocalTime from, LocalTime latest) {
    var quiet = settings.quietHours();
    return quiet.contain(someDayAt(from), ZoneOffset.UTC)
        && !quiet.endFor(someDayAt(from), ZoneOffset.UTC).isBefore(someDayAt(latest));
  }

  private static Instant someDayAt(LocalTime time) {
    return LocalDate.EPOCH.atTime(time).toInstant(ZoneOffset.UTC);
  }

  /**
   * Returns the earliest opening in minutes from midnight; empty if the shop opens on no weekday.
   */
  private OptionalInt earliestOpening() {
    return settings.hours().weekdays().values().stream()
        .map(DayHours::ranges)
        .filter(ranges -> !ranges.isEmpty())
        .mapToInt(ranges -> ranges.getFirst().from())
        .min();
  }

  /** Warns if a follow-up due in the quiet hours cannot wait for their end within its tolerance. */
  private void after(Duration delay, Duration tolerance, String at) {
    var quiet = settings.quietHours();
    var length = length(quiet);
    if (tolerance.compareTo(length) >= 0) return;
    var from = quiet.from().minus(delay);
    var until = quiet.until().minus(tolerance).minus(delay);
    warn(
        at,
        "きっかけが%s〜%sの方には送られません。送る時刻が quietHours に入り、その終わりまでに within（%s）を過ぎるためです。within を %s 以上にすると、終わるのを待って送ります。"
            .formatted(from, until, tolerance, length),
        "Not sent to those who begin from %s to %s: it is due in quietHours, which end later than within (%s) allows. With within of %s or more it waits for their end."
            .formatted(from, until, tolerance, length));
  }

  private static Duration length(QuietHours quiet) {
    var length = Duration.between(quiet.from(), quiet.until());
    return length.isNegative() ? length.plusDays(1) : length;
  }

  private void warn(String at, String ja, String en) {
    found.add(new ValidationProblem(at, ja, en));
  }
}
