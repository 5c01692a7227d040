package rusuban.app.followup;

import java.time.Instant;
import rusuban.app.DeliveryOutcome;
import rusuban.app.due.DueWork.DueFollowUp;

/** Cancels follow-ups that staff do not want to be sent. The customer never gets them again. */
public final class FollowUpCancellation {
  private final FollowUpQueue queue;

  public FollowUpCancellation(FollowUpQueue queue) {
    this.queue = queue;
  }

  /**
   * Cancels a follow-up.
   *
   * @return false if it has ended or may have reached LINE already, and nothing has happened
   */
  public boolean cancel(DueFollowUp due, Instant now) {
    var cancelled = new DeliveryOutcome.Skipped("cancelled");
    return queue.cancel(due, cancelled, now, now.plus(FollowUpSender.KEPT));
  }
}
