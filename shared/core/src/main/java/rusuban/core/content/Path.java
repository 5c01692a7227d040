package rusuban.core.content;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Path of a value in a document. Its text is built only for a problem. */
record Path(@Nullable Path parent, String step) {
  private static final int MAX_NAME = 40;

  static Path root(String at) {
    return new Path(null, at);
  }

  Path field(String name) {
    return new Path(this, "." + name);
  }

  Path item(int index) {
    return new Path(this, "[" + index + "]");
  }

  @Override
  public String toString() {
    var steps = new ArrayDeque<String>();
    for (@Nullable Path path = this; path != null; path = path.parent) {
      steps.addFirst(path.parent == null ? path.step : Quoted.plain(path.step, MAX_NAME));
    }
    var text = String.join("", steps);
    return text.startsWith(".") ? text.substring(1) : text;
  }
}
