package rusuban.core.decision;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.chat.Chat;
import rusuban.core.event.What;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.FollowUpPlan.Due;
import rusuban.core.settings.Settings;

/** Plans follow-ups when their cause happens, and decides again when they are due. */
public final class FollowUps {
  private FollowUps() {}

  /**
   * The follow-ups an event begins: those it starts by itself, and those a rule named.
   *
   * @param chat the chat with everything that was decided: what a rule stops does not begin
   */
  static List<FollowUp> begin(Situation on, Chat chat, Set<String> named) {
    if (chat.id().kind() != ChatId.Kind.USER
        || chat.left()
        || chat.optedOut()
        || on.event().standby()) return List.of();
    return on.ready().settings().followUps().stream()
        .filter(plan -> named.contains(plan.id()) || startedBy(plan.start(), on))
        .filter(plan -> chat.mayBegin(plan.id(), on.event().at()))
        .flatMap(
            plan ->
                plan(plan, on.ready().settings(), chat.id(), on.event().at(), on.now()).stream())
        .toList();
  }

  private static boolean startedBy(FollowUpPlan.Start start, Situation on) {
    return switch (start) {
      case FIRST_MESSAGE -> on.isMessage() && on.before().messages() == 0 && !on.event().own();
      case FOLLOW ->
          on.event().what() instanceof What.Follow(boolean unblocked)
              && !unblocked
              && !on.before().left();
      case RULE -> false;
    };
  }

  private static Optional<FollowUp> plan(
      FollowUpPlan plan, Settings settings, ChatId chat, Instant cause, Instant now) {
    ZoneId zone = settings.zone();
    Instant due =
        switch (plan.due()) {
          case Due.SameDay(var at, _) -> later(cause.atZone(zone).with(at).toInstant(), cause);
          case Due.After(var delay, _) -> cause.plus(delay);
        };
    Instant latest =
        switch (plan.due()) {
          case Due.SameDay(_, var end) -> cause.atZone(zone).with(end).toInstant();
          case Due.After(var delay, var tolerance) -> cause.plus(delay).plus(tolerance);
        };
    Instant awake = settings.quietHours().endFor(due, zone);
    return awake.isAfter(latest) || now.isAfter(latest)
        ? Optional.empty()
        : Optional.of(new FollowUp(chat, plan.id(), cause, awake, latest));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * What becomes of a follow-up that is due, by today's settings and the chat as it is now.
   *
   * @param now when it would be sent
   */
  public static Verdict again(FollowUp followUp, Settings settings, Chat chat, Instant now) {
    var plan = settings.plan(followUp.plan());
    if (plan.isEmpty()) return new Verdict.Lapse("plan-removed");
    if (chat.left()) return new Verdict.Lapse("left");
    if (chat.optedOut()) return new Verdict.Lapse("opted-out");
    if (chat.followUp(followUp.plan()).isStoppedSince(followUp.began()))
      return new Verdict.Lapse("stopped");
    if (now.isAfter(followUp.latest())) return new Verdict.Lapse("too-late");
    Instant awake = settings.quietHours().endFor(now, settings.zone());
    if (awake.isAfter(followUp.latest())) return new Verdict.Lapse("quiet-hours");
    if (awake.isAfter(now)) return new Verdict.Wait(awake);
    if (chat.pausedUntil().filter(now::isBefore).isPresent())
      return whilePaused(followUp, chat.pausedUntil().orElseThrow());
    return new Verdict.Send(plan.get().messages());
  }

  private static Verdict whilePaused(FollowUp followUp, Instant until) {
    return until.isAfter(followUp.latest())
        ? new Verdict.Lapse("taken-over")
        : new Verdict.Wait(until);
  }

  /** What becomes of a due follow-up. */
  public sealed interface Verdict {
    /** It goes out now; variables not yet filled in. */
    record Send(List<Json> messages) implements Verdict {
      public Send {
        messages = List.copyOf(messages);
      }
    }

    /** It is looked at again then. */
    record Wait(Instant until) implements Verdict {}

    /** It does not go out any more. */
    record Lapse(String why) implements Verdict {}
  }
}
