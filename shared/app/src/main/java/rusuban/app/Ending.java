package rusuban.app;

import java.util.Optional;

/** How an event or a follow-up ended. */
public sealed interface Ending {

  /** LINE took the message. */
  record Sent(Via via, Optional<String> requestId) implements Ending {}

  /** Nothing was to be sent, for this reason. */
  record Skipped(String why) implements Ending {}

  /** LINE may or may not have taken it, and never says: staff are shown that. */
  record Unknown(String why) implements Ending {}

  /** It cannot be sent: staff are shown that, and the engineer is alarmed. */
  record Dead(String why) implements Ending {}

  /** Why nothing was sent, or nothing is known of it; empty where it was sent. */
  default Optional<String> reason() {
    return switch (this) {
      case Sent _ -> Optional.empty();
      case Skipped(var why) -> Optional.of(why);
      case Unknown(var why) -> Optional.of(why);
      case Dead(var why) -> Optional.of(why);
    };
  }

  /** With what a message was sent. */
  enum Via {
    REPLY,
    PUSH
  }
}
