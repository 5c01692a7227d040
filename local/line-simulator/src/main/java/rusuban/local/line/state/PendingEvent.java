package rusuban.local.line.state;

import java.time.Instant;
import java.util.Optional;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;

/**
 * A webhook event for delivery.
 *
 * @param lane the order of delivery: events of one customer or one group arrive one after the other
 * @param json the event without its delivery context
 */
public record PendingEvent(
    String id,
    String chatId,
    long seq,
    String lane,
    Instant occurredAt,
    Optional<String> replyToken,
    Json.Obj json) {

  public Json.Obj delivered(boolean again) {
    return JsonObjectBuilder.of(json)
        .put("deliveryContext", JsonObjectBuilder.fields().put("isRedelivery", again).build())
        .build();
  }
}
