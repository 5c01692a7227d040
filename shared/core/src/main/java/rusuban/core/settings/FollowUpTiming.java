package rusuban.core.settings;

import java.time.Instant;
import java.time.ZoneId;
import rusuban.core.settings.FollowUpPlan.Due;

/** The time at which a follow-up of one cause goes out, or the reason why none does. */
public sealed interface FollowUpTiming {

  /**
   * A follow-up that goes out.
   *
   * @param due the earliest time, outside the quiet hours
   * @param latest the time at which it lapses
   */
  record Comes(Instant due, Instant latest) implements FollowUpTiming {}

  /** Its latest time is past. */
  record Past(Instant latest) implements FollowUpTiming {}

  /** A follow-up in quiet hours that end after its latest time. */
  record Quiet(Instant due, Instant latest) implements FollowUpTiming {}

  /**
   * Returns the time of a follow-up.
   *
   * @param cause the time of the event that begins it
   * @param now the time at which the event is decided
   */
  static FollowUpTiming of(
      Due plan, QuietHours quietHours, ZoneId zone, Instant cause, Instant now) {
    Instant due =
        switch (plan) {
          case Due.SameDay(var at, _) -> later(cause.atZone(zone).with(at).toInstant(), cause);
          case Due.After(var delay, _) -> cause.plus(delay);
        };
    Instant awake = quietHours.endFor(due, zone);
    Instant latest =
        switch (plan) {
          case Due.SameDay(_, var end) -> cause.atZone(zone).with(end).toInstant();
          case Due.After(_, var tolerance) ->
              tolerance.map(due::plus).orElseGet(() -> usualLatest(awake, quietHours, zone));
        };
    if (now.isAfter(latest)) return new Past(latest);
    if (awake.isAfter(latest)) return new Quiet(due, latest);
    return new Comes(awake, latest);
  }

  /** Returns the usual end. A follow-up delayed into quiet hours still leaves after they end. */
  private static Instant usualLatest(Instant due, QuietHours quietHours, ZoneId zone) {
    Instant latest = due.plus(Due.After.USUAL_TOLERANCE);
    Instant awake = quietHours.endFor(latest, zone);
    return awake.isAfter(latest) ? awake.plus(Due.After.USUAL_TOLERANCE) : latest;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
