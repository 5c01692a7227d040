package rusuban.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Builder of a JSON object. */
public final class JsonObjectBuilder {
  private final LinkedHashMap<String, Json> fields = new LinkedHashMap<>();

  private JsonObjectBuilder() {}

  public static JsonObjectBuilder fields() {
    return new JsonObjectBuilder();
  }

  /** Returns a builder that starts with a copy of this object. */
  public static JsonObjectBuilder of(Json.Obj object) {
    var copy = new JsonObjectBuilder();
    copy.fields.putAll(object.fields());
    return copy;
  }

  public JsonObjectBuilder put(String name, Json value) {
    fields.put(name, value);
    return this;
  }

  public JsonObjectBuilder put(String name, String value) {
    return put(name, Json.str(value));
  }

  public JsonObjectBuilder put(String name, long value) {
    return put(name, Json.num(value));
  }

  public JsonObjectBuilder put(String name, boolean value) {
    return put(name, new Json.Bool(value));
  }

  public JsonObjectBuilder put(String name, List<? extends Json> items) {
    return put(name, new Json.Arr(List.copyOf(items)));
  }

  /** Puts a value if present. LINE leaves out a property without a value. */
  public JsonObjectBuilder put(String name, Optional<? extends Json> value) {
    value.ifPresent(it -> put(name, it));
    return this;
  }

  /** Puts the text, or a JSON null if absent. */
  public JsonObjectBuilder orNull(String name, Optional<String> value) {
    return put(name, value.<Json>map(Json::str).orElseGet(Json.Null::new));
  }

  public Json.Obj build() {
    return new Json.Obj(fields);
  }
}
