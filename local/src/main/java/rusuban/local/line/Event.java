package rusuban.local.line;

import java.time.Instant;
import java.util.Optional;
import rusuban.core.Json;
import rusuban.local.http.Fields;

/**
 * A webhook event on its way.
 *
 * @param lane events of one lane are delivered one after the other: a customer's, or a group's own
 * @param json the event but for its delivery context
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
