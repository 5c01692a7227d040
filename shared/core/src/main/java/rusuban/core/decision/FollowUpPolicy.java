package rusuban.core.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatStatus;
import rusuban.core.content.Variable;
import rusuban.core.content.Variables;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.Settings;
import rusuban.json.Json;

/**
 * Decides by today's settings whether a follow-up that is due goes out. It takes two phases, since
 * LINE may take seconds to tell the facts: {@link #decide} names the facts that sending needs, and
 * {@link #confirm} decides with them, at the time at which they are known.
 */
public final class FollowUpPolicy {

  /** Reason of quiet hours, in which no follow-up is sent. */
  public static final String QUIET_HOURS = "quiet-hours";

  /** Reason of a staff takeover. */
  public static final String TAKEN_OVER = "taken-over";

  /** Reason of a customer who waits for staff. */
  public static final String WAITING_FOR_STAFF = "waiting-for-staff";

  /** Time until a follow-up that waits for staff is decided again. */
  private static final Duration NEXT_LOOK = Duration.ofMinutes(10);

  /** Time for which a name that LINE told is used without asking again. */
  private static final Duration NAME_IS_FRESH = Duration.ofDays(1);

  private FollowUpPolicy() {}

  /** The result of the first phase. */
  public sealed interface Decided permits Lapse, Wait, Gather {}

  /** The result of the second phase. */
  public sealed interface Confirmed permits Lapse, Wait, Send {}

  /** The follow-up does not go out any more. */
  public record Lapse(String why) implements Decided, Confirmed {}

  /**
   * The follow-up is decided again then.
   *
   * @param why {@value #QUIET_HOURS}, {@value #TAKEN_OVER} or {@value #WAITING_FOR_STAFF}
   */
  public record Wait(Instant until, String why) implements Decided, Confirmed {}

  /**
   * The follow-up goes out now if these facts allow it.
   *
   * @param quotaKeptBack the month's messages that are kept back; 0 where the quota does not matter
   * @param name true where the message needs a name that is not known or not fresh
   */
  public record Gather(int quotaKeptBack, boolean name) implements Decided {}

  /**
   * The facts that LINE told.
   *
   * @param hasQuota false where only messages are left that are kept back
   * @param name the customer's name, if it was asked for and told
   */
  public record Facts(boolean hasQuota, Optional<String> name) {}

  /** The follow-up goes out now with these messages. */
  public record Send(List<Json> messages) implements Confirmed {
    public Send {
      messages = List.copyOf(messages);
    }
  }

  /**
   * Decides which facts sending needs, if the follow-up goes out at all.
   *
   * @param isTried true where it was tried before: every try sends the same, whatever is left of
   *     the quota, since LINE may have accepted it already
   */
  public static Decided decide(
      FollowUp followUp, boolean isTried, Settings settings, Chat chat, Instant now) {
    return switch (outcome(followUp, settings, chat, now)) {
      case Lapse lapse -> lapse;
      case Wait wait -> wait;
      case Send _ when isTried -> new Gather(0, false);
      case Send(var messages) ->
          new Gather(settings.quotaKeptBack(), needsName(messages) && !isFresh(chat, now));
    };
  }

  /**
   * Decides whether the follow-up goes out, and with which messages.
   *
   * @param tried the messages of an earlier try
   * @param now the time after the facts were gathered
   */
  public static Confirmed confirm(
      FollowUp followUp,
      Optional<List<Json>> tried,
      CompiledSettings compiledSettings,
      Chat chat,
      Facts facts,
      Instant now) {
    return switch (outcome(followUp, compiledSettings.settings(), chat, now)) {
      case Lapse lapse -> lapse;
      case Wait wait -> wait;
      case Send _ when !facts.hasQuota() -> new Lapse("quota-kept-back");
      case Send(var messages) ->
          new Send(
              tried.orElseGet(
                  () ->
                      MessageVariableValues.fill(
                          messages, compiledSettings, facts.name().or(chat::name), now)));
    };
  }

  private static boolean needsName(List<Json> messages) {
    return Variables.usedIn(messages).contains(Variable.CUSTOMER_NAME);
  }

  private static boolean isFresh(Chat chat, Instant now) {
    return chat.nameToldAt().filter(told -> now.isBefore(told.plus(NAME_IS_FRESH))).isPresent();
  }

  /** The messages of {@code Send} have their variables not yet filled in. */
  private static Confirmed outcome(FollowUp followUp, Settings settings, Chat chat, Instant now) {
    return settings
        .plan(followUp.plan())
        .map(plan -> outcome(followUp, plan, settings, chat, now))
        .orElseGet(() -> new Lapse("plan-removed"));
  }

  private static Confirmed outcome(
      FollowUp followUp, FollowUpPlan plan, Settings settings, Chat chat, Instant now) {
    if (!plan.on()) return new Lapse("plan-off");
    if (chat.left()) return new Lapse("left");
    if (chat.optedOut()) return new Lapse("opted-out");
    if (chat.followUp(followUp.plan()).isStoppedSince(followUp.began()))
      return new Lapse("stopped");
    boolean held = plan.holdWhileWaiting() && chat.status() == ChatStatus.WAITING;
    if (now.isAfter(followUp.latest())) return new Lapse(held ? WAITING_FOR_STAFF : "too-late");
    Instant awake = settings.quietHours().endFor(now, settings.zone());
    if (awake.isAfter(followUp.latest())) return new Lapse(QUIET_HOURS);
    if (awake.isAfter(now)) return new Wait(awake, QUIET_HOURS);
    if (chat.pausedUntil().filter(now::isBefore).isPresent())
      return whilePaused(followUp, chat.pausedUntil().orElseThrow());
    if (held) return whileWaiting(followUp, now);
    return new Send(plan.messages());
  }

  private static Confirmed whilePaused(FollowUp followUp, Instant until) {
    return until.isAfter(followUp.latest()) ? new Lapse(TAKEN_OVER) : new Wait(until, TAKEN_OVER);
  }

  /** Nothing tells when staff are done: it is decided again at intervals. */
  private static Confirmed whileWaiting(FollowUp followUp, Instant now) {
    if (!now.isBefore(followUp.latest())) return new Lapse(WAITING_FOR_STAFF);
    Instant next = now.plus(NEXT_LOOK);
    return new Wait(next.isBefore(followUp.latest()) ? next : followUp.latest(), WAITING_FOR_STAFF);
  }
}
