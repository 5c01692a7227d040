package rusuban.app.reply;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.app.DeliveryOutcome;
import rusuban.app.due.Claim;
import rusuban.app.due.DueWork.DueReply;
import rusuban.app.due.ReplyAttempt;

/** Replies that are outstanding. One worker at a time holds each of them, by a lease. */
public interface ReplyOutbox {

  /**
   * Finds an outstanding reply with its chat. The read is strongly consistent.
   *
   * @return empty if the reply has ended
   */
  Optional<AbandonedReply> find(DueReply due);

  /**
   * Claims an outstanding reply, if the chat has not changed since it was read.
   *
   * @param tokenEnds when its token expires
   */
  Claim<ReplyAttempt> claim(
      AbandonedReply found, Instant tokenEnds, Instant now, Instant leaseUntil);

  /**
   * Releases an outstanding reply for another attempt from {@code next} on. It saves the attempt's
   * token end, and whether LINE may have accepted it. Does nothing if another worker holds the
   * reply or it has ended.
   */
  void release(ReplyAttempt attempt, Instant next);

  /**
   * Ends an outstanding reply and removes it from the index of due work. {@link
   * DeliveryOutcome.Sent} is a fact, whichever worker reports it: it also ends a reply that another
   * worker holds, and replaces {@link DeliveryOutcome.Unknown}. All other outcomes count only from
   * the worker that holds the reply.
   */
  void end(ReplyAttempt attempt, DeliveryOutcome outcome);

  /**
   * Saves LINE's ids of this reply's messages until {@code expires}. Does nothing if the chat was
   * erased meanwhile.
   *
   * @param messageIds one to five
   */
  void noteSent(ReplyAttempt attempt, List<String> messageIds, Instant expires);
}
