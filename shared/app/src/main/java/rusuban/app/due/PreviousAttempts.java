package rusuban.app.due;

import java.time.Instant;
import java.util.List;
import rusuban.json.Json;

/**
 * The attempts that did not end a follow-up.
 *
 * @param firstAt when the first of them began
 * @param messages the messages that they tried to send
 * @param mayHaveBeenSent true if LINE may have accepted one of them
 */
public record PreviousAttempts(
    int attempts, Instant firstAt, List<Json> messages, boolean mayHaveBeenSent) {
  public PreviousAttempts {
    messages = List.copyOf(messages);
  }
}
