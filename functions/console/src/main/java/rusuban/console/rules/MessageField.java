package rusuban.console.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rusuban.json.IndentedJson;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.json.JsonPosition;
import rusuban.json.JsonText;
import rusuban.json.MalformedJsonException;

/**
 * One message in a form.
 *
 * @param isText whether it is edited as a text
 * @param text the words of a text
 * @param json LINE's message object: of a text as it was before, or nothing for a plain string; of
 *     every other message as it was typed
 */
public record MessageField(boolean isText, String text, String json) {
  /** LINE's limit for a text, in UTF-16 units ("Text message"). */
  public static final int MOST_UNITS = 5000;

  public static final MessageField EMPTY = new MessageField(true, "", "");

  /** Returns the field of a message in the settings. */
  public static MessageField of(Json message) {
    if (message instanceof Json.Str(var text)) return new MessageField(true, text, "");
    if (message instanceof Json.Obj object
        && object.text("type").equals(Optional.of("text"))
        && object.text("text").isPresent())
      return new MessageField(true, object.text("text").get(), JsonText.write(object));
    return new MessageField(false, "", IndentedJson.of(message).strip());
  }

  /** Returns the message for the settings; empty if its JSON is not readable. */
  public Optional<Json> message() {
    if (!isText) return fault().isPresent() ? Optional.empty() : Optional.of(JsonText.parse(json));
    return Optional.of(
        before()
            .<Json>map(it -> JsonObjectBuilder.of(it).put("text", text).build())
            .orElseGet(() -> Json.str(text)));
  }

  /** Returns the message as LINE's object; empty if its JSON is not readable. */
  public Optional<Json> object() {
    return message().map(it -> it instanceof Json.Str(var words) ? Json.textMessage(words) : it);
  }

  /** Returns the text's message object, with its quick reply; empty for a plain string. */
  private Optional<Json.Obj> before() {
    if (json.isBlank()) return Optional.empty();
    try {
      return JsonText.parse(json) instanceof Json.Obj object
          ? Optional.of(object)
          : Optional.empty();
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }

  /** Returns the place of the first fault in JSON that is not readable. */
  public Optional<JsonPosition> fault() {
    if (isText) return Optional.empty();
    try {
      var _ = JsonText.parse(json);
      return Optional.empty();
    } catch (MalformedJsonException e) {
      return Optional.of(new JsonPosition(e.line, e.column));
    }
  }

  /** Returns this message as JSON, to edit everything that a message may have. */
  public MessageField asJson() {
    return isText
        ? new MessageField(false, "", IndentedJson.of(object().orElseThrow()).strip())
        : this;
  }

  /** Returns this message as a text if it is one. */
  public MessageField asText() {
    return message().map(MessageField::of).filter(MessageField::isText).orElse(EMPTY);
  }

  /** Returns LINE's {@code type}; empty if the JSON is not readable. */
  public String type() {
    return object()
        .filter(Json.Obj.class::isInstance)
        .flatMap(it -> ((Json.Obj) it).text("type"))
        .orElse("");
  }

  /** Returns the length of the text as LINE counts it. */
  public int units() {
    return text.length();
  }

  /** Returns the labels of the buttons under a text. */
  public List<String> quickReplies() {
    return before().flatMap(it -> it.get("quickReply")).stream()
        .flatMap(it -> items(it, "items"))
        .flatMap(item -> field(item, "action").stream())
        .map(action -> action instanceof Json.Obj it ? it.text("label").orElse("") : "")
        .filter(label -> !label.isEmpty())
        .toList();
  }

  private static Optional<Json> field(Json json, String name) {
    return json instanceof Json.Obj object ? object.get(name) : Optional.empty();
  }

  private static Stream<Json> items(Json json, String name) {
    return field(json, name).orElse(null) instanceof Json.Arr(var items)
        ? items.stream()
        : Stream.empty();
  }

  /** Returns the size alone: the field holds a message. */
  @Override
  public String toString() {
    return "MessageField[" + (isText ? text.length() : json.length()) + "]";
  }
}
