package rusuban.core.decision;

import java.time.Instant;
import rusuban.core.ChatId;

/**
 * A follow-up message to be sent later, of one customer and plan.
 *
 * @param chat the customer
 * @param plan the plan's id in the settings
 * @param began when its cause happened
 * @param due when it is sent at the earliest
 * @param latest when it lapses
 */
public record FollowUp(ChatId chat, String plan, Instant began, Instant due, Instant latest) {
  public FollowUp {
    if (latest.isBefore(due)) throw new IllegalArgumentException("latest is before due");
  }

  /** Returns the cause that identifies it. Its retry key is derived from this. */
  public String cause() {
    return "followup/" + chat + "/" + plan + "/" + began;
  }
}
