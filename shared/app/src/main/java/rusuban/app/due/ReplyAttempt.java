package rusuban.app.due;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.app.HistoryKey;
import rusuban.app.due.DueWork.DueReply;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.json.Json;

/**
 * An attempt to send a reply, by the one worker that holds it.
 *
 * @param tokenEnds when the token expires; {@link #PUSHED} after a push was begun
 * @param attempt the number of this attempt, from 1
 * @param mayHaveBeenSent true if LINE may have accepted an earlier attempt
 * @param pausedUntil the time until which the decision itself left the chat to staff
 * @param due its position in the index of due work: when its event was received
 */
public record ReplyAttempt(
    AccountId account,
    ChatId chat,
    HistoryKey key,
    String token,
    Instant tokenEnds,
    List<Json> messages,
    boolean mayPush,
    int attempt,
    boolean mayHaveBeenSent,
    Optional<Instant> pausedUntil,
    Instant due,
    Instant leaseUntil) {
  /**
   * The lease of a reply. It is longer than a webhook function may run (10 s, template.yaml), so
   * that no other worker claims a reply that is being sent.
   */
  public static final Duration LEASE = Duration.ofSeconds(12);

  /**
   * Replaces the token's end after a push was begun that LINE may have accepted. From then on only
   * that push is tried, with its retry key, even if LINE redelivers the event and prolongs the
   * token.
   */
  public static final Instant PUSHED = Instant.EPOCH;

  public ReplyAttempt {
    messages = List.copyOf(messages);
  }

  /** Returns whether only a push may be tried. */
  public boolean isPushed() {
    return tokenEnds.equals(PUSHED);
  }

  /** Returns its entry in the index of due work, as released at this time. */
  public DueReply released(Instant at) {
    return new DueReply(account, chat, key, due, at);
  }

  /** Returns the same attempt, marked as possibly accepted by LINE. */
  public ReplyAttempt possiblySent() {
    return with(tokenEnds, attempt, true, leaseUntil);
  }

  /** Returns the same attempt with a token that expired at this time. */
  public ReplyAttempt tokenExpired(Instant at) {
    return with(at, attempt, mayHaveBeenSent, leaseUntil);
  }

  /** Returns the next attempt. */
  public ReplyAttempt next(Instant newTokenEnds, Instant newLease) {
    return with(newTokenEnds, attempt + 1, mayHaveBeenSent, newLease);
  }

  private ReplyAttempt with(Instant ends, int attempts, boolean perhapsSent, Instant lease) {
    return new ReplyAttempt(
        account,
        chat,
        key,
        token,
        ends,
        messages,
        mayPush,
        attempts,
        perhapsSent,
        pausedUntil,
        due,
        lease);
  }
}
