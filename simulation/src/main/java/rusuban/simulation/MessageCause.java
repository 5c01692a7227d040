package rusuban.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history of a cause that may send one message: an event, or a plan in a chat. */
public final class MessageCause {
  public final String name;
  final List<String> accepted = new ArrayList<>();
  int calls;
  boolean openReply;
  @Nullable Instant firstPush;
  Instant heldUntil = Instant.MIN;

  MessageCause(String name) {
    this.name = name;
  }
}
