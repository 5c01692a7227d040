package rusuban.core.content;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Path of a value in a document. Its text is built only for a problem. */
public record JsonPath(@Nullable JsonPath parent, String step) {
  private static final int MAX_NAME = 40;

  public static JsonPath root(String at) {
    return new JsonPath(null, at);
  }

  public JsonPath field(String name) {
    return new JsonPath(this, "." + name);
  }

  public JsonPath item(int index) {
    return new JsonPath(this, "[" + index + "]");
  }

  @Override
  public String toString() {
    var steps = new ArrayDeque<String>();
    for (@Nullable JsonPath jsonPath = this; jsonPath != null; jsonPath = jsonPath.parent) {
      steps.addFirst(
          jsonPath.parent == null ? jsonPath.step : SafeQuote.plain(jsonPath.step, MAX_NAME));
    }
    var text = String.join("", steps);
    return text.startsWith(".") ? text.substring(1) : text;
  }
}
