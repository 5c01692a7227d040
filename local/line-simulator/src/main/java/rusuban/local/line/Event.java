package rusuban.local.line;

import java.time.Instant;
import java.util.Optional;
import rusuban.core.Json;
import rusuban.local.http.Fields;

/**
 * A webhook event for delivery.
 *
 * @param lane the order of delivery: events of one customer or one group arrive one after the other
 * @param json the event without its delivery context
 */
record Event(
    String id,
    String chatId,
    long seq,
    String lane,
    Instant occurredAt,
    Optional<String> replyToken,
    Json.Obj json) {

  Json.Obj delivered(boolean again) {
    return Fields.of(json)
        .put("deliveryContext", Fields.fields().put("isRedelivery", again).build())
        .build();
  }
}
