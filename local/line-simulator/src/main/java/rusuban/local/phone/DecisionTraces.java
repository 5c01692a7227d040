package rusuban.local.phone;

import java.util.List;
import java.util.Optional;
import rusuban.json.Json;

/** What the shop has recorded: why it did what it did, and what it is still to do. */
public interface DecisionTraces {
  /** The decision and its steps for this webhook event, once there are any. */
  Optional<Json> traceOf(String webhookEventId);

  /** Returns the follow-ups of this chat that are due, the next first, and those that ended. */
  default List<Json> followUps(String chatId) {
    return List.of();
  }

  /** Returns why the clock does not show the real time, in both languages, where it does not. */
  default Optional<Json> aboutTheClock() {
    return Optional.empty();
  }
}
