package rusuban.settings;

import java.util.ArrayList;
import java.util.List;
import rusuban.core.Json;
import rusuban.core.Problem;

/**
 * Reader of message lists: LINE's message objects, or plain strings for texts. It checks them like
 * the document's fields and removes the owner's notes.
 */
final class Messages {
  private Messages() {}

  /** Reads the messages of this field; none if it is missing. */
  static List<Json> read(Fields fields, String name) {
    return fields.json(name).map(json -> read(json, fields.path(name), fields)).orElse(List.of());
  }

  /** Reads the messages of one of several lists within these fields. */
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
