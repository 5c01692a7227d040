package rusuban.settings;

import java.util.ArrayList;
import java.util.List;
import rusuban.core.ValidationProblem;
import rusuban.json.Json;

/**
 * Reader of message lists: LINE's message objects, or plain strings for texts. It checks them like
 * the document's fields and removes the owner's notes.
 */
final class MessageListReader {
  private MessageListReader() {}

  /** Reads the messages of this field; none if it is missing. */
  static List<Json> read(ObjectFieldReader objectFieldReader, String name) {
    return objectFieldReader
        .json(name)
        .map(json -> read(json, objectFieldReader.path(name), objectFieldReader))
        .orElse(List.of());
  }

  /** Reads the messages of one of several lists within these fields. */
  static List<Json> read(Json json, String at, ObjectFieldReader objectFieldReader) {
    if (!(json instanceof Json.Arr(var items))) {
      objectFieldReader
          .problems()
          .add(
              new ValidationProblem(
                  at, "[ ] で囲んだメッセージの一覧を書いてください。", "Must be a list of messages in [ ]."));
      return List.of();
    }
    var messages = new ArrayList<Json>();
    for (Json item : items)
      messages.add(item instanceof Json.Str(var text) ? Json.textMessage(text) : noteless(item));
    objectFieldReader.check(messages, at);
    return messages;
  }

  private static Json noteless(Json json) {
    return json.map(
        value ->
            value instanceof Json.Obj object ? object.without(ObjectFieldReader::isNote) : value);
  }
}
