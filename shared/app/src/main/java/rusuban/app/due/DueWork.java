package rusuban.app.due;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.app.HistoryKey;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.decision.FollowUp;
import rusuban.json.Json;

/** An entry of the index of due work. */
public sealed interface DueWork {

  /** Returns the account that the work belongs to. */
  AccountId account();

  /** Returns the chat that the work belongs to. */
  ChatId chat();

  /** Returns the time from which no worker holds it. */
  Instant free();

  /**
   * An outstanding reply whose sender has not ended it.
   *
   * @param due its position in the index: when its event was received
   */
  record DueReply(AccountId account, ChatId chat, HistoryKey key, Instant due, Instant free)
      implements DueWork {}

  /** A follow-up whose time has come. */
  record DueFollowUp(
      AccountId account, FollowUp followUp, Optional<PreviousAttempts> previous, Instant free)
      implements DueWork {

    @Override
    public ChatId chat() {
      return followUp.chat();
    }

    /**
     * Returns the next attempt at this follow-up.
     *
     * @param first the messages of a first attempt. A later attempt repeats those of the first,
     *     because attempts with one retry key must send the same messages
     */
    public FollowUpAttempt next(List<Json> first, Instant now, Instant leaseUntil) {
      var before = previous.orElseGet(() -> new PreviousAttempts(0, now, first, false));
      return new FollowUpAttempt(
          account,
          followUp,
          before.messages(),
          before.attempts() + 1,
          before.firstAt(),
          before.mayHaveBeenSent(),
          leaseUntil);
    }

    /** Returns the number of previous attempts. */
    public int attempts() {
      return previous.map(PreviousAttempts::attempts).orElse(0);
    }

    /** Returns whether LINE may have accepted a previous attempt. */
    public boolean mayHaveBeenSent() {
      return previous.filter(PreviousAttempts::mayHaveBeenSent).isPresent();
    }
  }
}
