package rusuban.app.due;

import java.time.Instant;
import java.util.List;
import rusuban.core.AccountId;
import rusuban.core.decision.FollowUp;
import rusuban.json.Json;

/**
 * An attempt to send a follow-up, by the one worker that holds it.
 *
 * @param messages the messages to send
 * @param attempt the number of this attempt, from 1
 * @param firstTriedAt when the first attempt began; the retry key's 24 hours count from then
 * @param mayHaveBeenSent true if LINE may have accepted an attempt
 */
public record FollowUpAttempt(
    AccountId account,
    FollowUp followUp,
    List<Json> messages,
    int attempt,
    Instant firstTriedAt,
    boolean mayHaveBeenSent,
    Instant leaseUntil) {
  public FollowUpAttempt {
    messages = List.copyOf(messages);
  }

  /** Returns the same attempt, marked as possibly accepted by LINE. */
  public FollowUpAttempt possiblySent() {
    return new FollowUpAttempt(
        account, followUp, messages, attempt, firstTriedAt, true, leaseUntil);
  }
}
