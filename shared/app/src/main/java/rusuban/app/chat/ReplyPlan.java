package rusuban.app.chat;

import java.util.List;
import rusuban.app.DeliveryOutcome;
import rusuban.json.Json;

/** The reply that was decided for an event, or the reason for none. */
public sealed interface ReplyPlan {

  /**
   * A reply that the worker which saves the event sends.
   *
   * @param mayPush true if the messages may be pushed once LINE has refused the reply token
   */
  record Reply(String token, List<Json> messages, boolean mayPush) implements ReplyPlan {
    public Reply {
      messages = List.copyOf(messages);
    }
  }

  /** Nothing is to be sent. */
  record NoReply(DeliveryOutcome outcome) implements ReplyPlan {}
}
