package rusuban.settings;

import java.util.ArrayList;
import java.util.List;
import rusuban.core.Json;
import rusuban.core.Problem;

/**
 * Reads lists of messages: LINE's message objects, or plain strings for texts; checked as the
 * document's fields are. The owner's notes in them are taken out.
 */
final class Messages {
  private Messages() {}

  /** The messages of this field; none where it is missing. */
  static List<Json> read(Fields fields, String name) {
    return fields.json(name).map(json -> read(json, fields.path(name), fields)).orElse(List.of());
  }

  /** The messages of one of several lists within these fields. */
  static List<Json> read(Json json, String at, Fields fields) {
    if (!(json instanceof Json.Arr(var items))) {
      fields
          .problems()
          .add(new Problem(at, "[ ] で囲んだメッセージの一覧を書いてください。", "Must be a list of messages in [ ]."));
      return List.of();
    }
    var messages = new ArrayList<Json>();
    for (Json item : items)
      messages.add(item instanceof Json.Str(var text) ? Json.textMessage(text) : noteless(item));
    fields.check(messages, at);
    return messages;
  }

  private static Json noteless(Json json) {
    return json.map(
        value -> value instanceof Json.Obj object ? object.without(Fields::isNote) : value);
  }
}
