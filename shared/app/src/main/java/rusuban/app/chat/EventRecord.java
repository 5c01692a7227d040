package rusuban.app.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.app.HistoryKey;
import rusuban.app.due.ReplyAttempt;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.decision.Effect;
import rusuban.core.decision.trace.TraceStep;
import rusuban.core.event.Event;

/**
 * An event with everything that was decided for it, to be saved.
 *
 * @param receivedAt when we received it
 * @param before the chat it was decided from, empty for an event of no chat
 * @param after the chat afterwards
 * @param plan the reply that is outstanding, or the reason for none
 * @param effects the work that it brings about for later, at most {@link #MAX_EFFECTS}
 * @param unsent the message whose content is removed
 * @param tokenEnds when the event's reply token expires, counted from this receipt. It is separate
 *     from {@code plan}: a redelivered event prolongs the token too, although its reply is already
 *     stored
 * @param leaseUntil when the reply's first lease ends
 * @param expires when the event may be removed
 */
public record EventRecord(
    AccountId account,
    Event event,
    Instant receivedAt,
    long settings,
    Optional<VersionedChat> before,
    Optional<Chat> after,
    ReplyPlan plan,
    List<TraceStep> trace,
    List<Effect> effects,
    Optional<String> unsent,
    Instant tokenEnds,
    Instant leaseUntil,
    Instant expires) {

  /** Maximum effects of one event: what fits into one transaction with room to spare. */
  public static final int MAX_EFFECTS = 50;

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if the components do not belong together
   */
  public EventRecord {
    trace = List.copyOf(trace);
    effects = List.copyOf(effects);
    if (before.isPresent() != after.isPresent())
      throw new IllegalArgumentException("a chat has a state before and after, or neither");
    if (before.isEmpty() && (plan instanceof ReplyPlan.Reply || !effects.isEmpty()))
      throw new IllegalArgumentException("a reply and effects need a chat");
    if (effects.size() > MAX_EFFECTS) throw new IllegalArgumentException("too many effects");
  }

  /** Returns the event's key in the history. */
  public HistoryKey key() {
    return new HistoryKey(event.at(), event.id());
  }

  /** Returns the chat that the event happened in. */
  public Optional<ChatId> chat() {
    return after.map(Chat::id);
  }

  /** Returns the event as LINE wrote it; empty if its message was unsent. */
  public Optional<String> raw() {
    return event.raw().isEmpty() ? Optional.empty() : Optional.of(event.raw());
  }

  /** Returns the first attempt to send the reply, held by the worker that saves the event. */
  public Optional<ReplyAttempt> firstAttempt() {
    return plan instanceof ReplyPlan.Reply(var token, var messages, var mayPush)
        ? Optional.of(
            new ReplyAttempt(
                account,
                chat().orElseThrow(),
                key(),
                token,
                tokenEnds,
                messages,
                mayPush,
                1,
                false,
                after.flatMap(Chat::pausedUntil),
                receivedAt,
                leaseUntil))
        : Optional.empty();
  }
}
