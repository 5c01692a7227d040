package rusuban.local.phone;

import java.util.List;
import java.util.Optional;
import rusuban.json.Json;

/** The shop's records for the phone: reasons for its answers, and follow-ups to come. */
public interface DecisionTraces {
  /** Returns the decision and its steps for this webhook event; empty before it is decided. */
  Optional<Json> traceOf(String webhookEventId);

  /** Returns the follow-ups of this chat that are due, the next first, and those that ended. */
  default List<Json> followUps(String chatId) {
    return List.of();
  }

  /** Returns why the clock does not show the real time, in both languages; empty if it does. */
  default Optional<Json> aboutTheClock() {
    return Optional.empty();
  }
}
