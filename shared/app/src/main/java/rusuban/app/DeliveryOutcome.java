package rusuban.app;

import java.util.Optional;

/** The final outcome of an event's reply or of a follow-up. */
public sealed interface DeliveryOutcome {

  /** LINE accepted the message. */
  record Sent(Via via, Optional<String> requestId) implements DeliveryOutcome {}

  /** Nothing was sent, for this reason. */
  record Skipped(String why) implements DeliveryOutcome {}

  /** LINE may have accepted the message and never confirms it. Staff see this. */
  record Unknown(String why) implements DeliveryOutcome {}

  /** The message cannot be sent. Staff see this, and an alarm is raised. */
  record Failed(String why) implements DeliveryOutcome {}

  /** Returns the reason of any outcome other than {@link Sent}. */
  default Optional<String> reason() {
    return switch (this) {
      case Sent _ -> Optional.empty();
      case Skipped(var why) -> Optional.of(why);
      case Unknown(var why) -> Optional.of(why);
      case Failed(var why) -> Optional.of(why);
    };
  }

  /** The endpoint that a message was sent with. */
  enum Via {
    REPLY,
    PUSH
  }
}
