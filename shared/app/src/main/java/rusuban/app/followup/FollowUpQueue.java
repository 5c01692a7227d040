package rusuban.app.followup;

import java.time.Instant;
import java.util.List;
import rusuban.app.DeliveryOutcome;
import rusuban.app.due.Claim;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.due.FollowUpAttempt;
import rusuban.json.Json;

/** Follow-ups that have not ended. One worker at a time holds each of them, by a lease. */
public interface FollowUpQueue {

  /**
   * Claims a follow-up, if the chat's revision is still the one that this was decided from.
   *
   * @param messages the messages of a first attempt. A later attempt keeps those of the first
   *     claim: all attempts with a retry key must send the same (Messaging API reference, "Retry
   *     failed API requests")
   */
  Claim<FollowUpAttempt> claim(
      DueFollowUp due, long chatRevision, List<Json> messages, Instant now, Instant leaseUntil);

  /**
   * Ends a follow-up and adds it to the chat's history with its messages. Does nothing if it has
   * already ended. If another worker holds it, only {@link DeliveryOutcome.Sent} ends it: that is a
   * fact, whichever worker reports it.
   */
  void end(FollowUpAttempt attempt, DeliveryOutcome outcome, Instant at, Instant expires);

  /**
   * Ends a follow-up that is not to be sent and adds it to the chat's history. Does nothing if it
   * has ended or another worker holds it at {@code now}.
   *
   * @return whether this call ended it
   */
  boolean lapse(DueFollowUp due, DeliveryOutcome outcome, Instant now, Instant expires);

  /**
   * Ends a follow-up that was never tried, before its time too, and adds it to the chat's history.
   * Does nothing if it has ended or was tried: LINE may accept it at any moment then.
   *
   * @return whether this call ended it
   */
  boolean cancel(DueFollowUp due, DeliveryOutcome outcome, Instant now, Instant expires);

  /**
   * Postpones a follow-up that was not tried, unless another worker holds it at {@code now}.
   *
   * @param until when it is due again
   */
  void postpone(DueFollowUp due, Instant now, Instant until);

  /**
   * Releases a follow-up for another attempt from {@code next} on. It saves whether LINE may have
   * accepted the attempt. Does nothing if another worker holds the follow-up or it has ended.
   */
  void release(FollowUpAttempt attempt, Instant next);
}
