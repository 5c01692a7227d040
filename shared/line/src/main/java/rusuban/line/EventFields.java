package rusuban.line;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rusuban.json.Json;

/**
 * One object of an event. A required field that is missing or of another kind makes the event
 * unreadable. The exception names the field and quotes nothing of its content.
 *
 * @param path its position in the event, empty for the event itself
 */
record EventFields(Json.Obj json, String path) {
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_TOKEN = 2_000;

  /** Returns the event itself as a part. */
  static EventFields of(Json element) throws UnreadableEventException {
    if (element instanceof Json.Obj object) return new EventFields(object, "");
    throw new UnreadableEventException("not an object");
  }

  EventFields part(String name) throws UnreadableEventException {
    return partIfAny(name).orElseThrow(() -> no(name));
  }

  Optional<EventFields> partIfAny(String name) throws UnreadableEventException {
    return switch (json.get(name).orElse(new Json.Null())) {
      case Json.Obj object -> Optional.of(new EventFields(object, path + name + "."));
      case Json.Null() -> Optional.empty();
      default -> throw no(name);
    };
  }

  /** Returns the objects of a list, none if the list is missing. */
  Stream<EventFields> parts(String name) throws UnreadableEventException {
    return switch (json.get(name).orElse(new Json.Null())) {
      case Json.Arr(var items) ->
          items.stream()
              .filter(Json.Obj.class::isInstance)
              .map(item -> new EventFields((Json.Obj) item, path + name + "."));
      case Json.Null() -> Stream.empty();
      default -> throw no(name);
    };
  }

  /** Returns the objects of a list, none if the field is not a list. */
  Stream<EventFields> partsIfAny(String name) {
    return json.get(name).orElse(new Json.Null()) instanceof Json.Arr(var items)
        ? items.stream()
            .filter(Json.Obj.class::isInstance)
            .map(item -> new EventFields((Json.Obj) item, path + name + "."))
        : Stream.empty();
  }

  String text(String name) throws UnreadableEventException {
    return json.text(name).orElseThrow(() -> no(name));
  }

  /**
   * Returns an id for storage. LINE's ids have some 20 to 40 characters. A far longer text is no
   * id, and no stored item might hold it.
   */
  String id(String name) throws UnreadableEventException {
    String id = text(name);
    if (id.length() > LONGEST_ID) throw new UnreadableEventException("too long " + path + name);
    return id;
  }

  /** Returns a token, if any. LINE's tokens are opaque and far shorter than the limit. */
  Optional<String> tokenIfAny(String name) throws UnreadableEventException {
    Optional<String> token = textIfAny(name);
    if (token.filter(it -> it.length() > LONGEST_TOKEN).isPresent())
      throw new UnreadableEventException("too long " + path + name);
    return token;
  }

  Optional<String> textIfAny(String name) {
    return json.text(name);
  }

  /** Returns all fields that are strings. */
  Map<String, String> texts() {
    var texts = new LinkedHashMap<String, String>();
    for (var name : json.fields().keySet())
      json.text(name).ifPresent(text -> texts.put(name, text));
    return texts;
  }

  boolean isTrue(String name) {
    return json.get(name).equals(Optional.of(new Json.Bool(true)));
  }

  /** Returns a whole number, zero if the field holds none of an int's size. */
  int wholeOrZero(String name) {
    long whole = json.whole(name).orElse(0);
    return whole == (int) whole ? (int) whole : 0;
  }

  double degrees(String name) throws UnreadableEventException {
    if (json.fields().get(name) instanceof Json.Num(var number)
        && Double.isFinite(number.doubleValue())) return number.doubleValue();
    throw no(name);
  }

  private UnreadableEventException no(String name) {
    return new UnreadableEventException("no " + path + name);
  }
}
