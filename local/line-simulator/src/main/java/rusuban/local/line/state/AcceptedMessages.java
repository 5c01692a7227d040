package rusuban.local.line.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.json.Json;

/**
 * Messages that LINE accepted from the account for one recipient.
 *
 * @param to the customer, group or room
 * @param answers the {@code webhookEventId} whose reply token was used, for a reply
 * @param delivered false if LINE answered 200 but the recipient does not get them (blocked, no
 *     friend)
 */
public record AcceptedMessages(
    String requestId,
    String to,
    List<Json> messages,
    SendMethod sendMethod,
    Optional<String> answers,
    Optional<String> retryKey,
    Instant at,
    boolean delivered) {
  public AcceptedMessages {
    messages = List.copyOf(messages);
  }

  /** Returns the texts among the messages, in order. */
  public List<String> texts() {
    return messages.stream()
        .flatMap(it -> it instanceof Json.Obj message ? message.text("text").stream() : null)
        .toList();
  }
}
