package rusuban.json;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a value for people. A list or object that does not fit into one line has a line for
 * each of its values, two spaces farther in. Needs no library, unlike {@link JsonText}.
 */
public final class IndentedJson {
  /** Maximum width of a list or object on one line, with its indentation, in UTF-16 units. */
  private static final int WIDTH = 100;

  private IndentedJson() {}

  /** Returns the text, which ends in a line break. */
  public static String of(Json json) {
    var text = new StringBuilder();
    write(json, 0, text);
    return text.append('\n').toString();
  }

  private static void write(Json json, int indent, StringBuilder out) {
    int start = out.length();
    if (isWritten(json, out, start + Math.max(0, WIDTH - indent))) return;
    out.setLength(start);
    switch (json) {
      case Json.Obj(var fields) -> {
        var lines = new ArrayList<Runnable>();
        fields.forEach(
            (name, value) ->
                lines.add(
                    () -> {
                      out.append(CanonicalJson.of(Json.str(name))).append(": ");
                      write(value, indent + 2, out);
                    }));
        block('{', lines, '}', indent, out);
      }
      case Json.Arr(var items) -> {
        var lines = new ArrayList<Runnable>();
        items.forEach(item -> lines.add(() -> write(item, indent + 2, out)));
        block('[', lines, ']', indent, out);
      }
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> scalar(json, out);
    }
  }

  private static void block(
      char open, List<Runnable> lines, char close, int indent, StringBuilder out) {
    out.append(open);
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) out.append(',');
      out.append('\n').repeat(' ', indent + 2);
      lines.get(i).run();
    }
    out.append('\n').repeat(' ', indent).append(close);
  }

  /** Writes the value on one line; returns false as soon as it is longer than the end. */
  private static boolean isWritten(Json json, StringBuilder out, int end) {
    switch (json) {
      case Json.Obj(var fields) -> {
        if (fields.isEmpty()) out.append("{}");
        else {
          var between = "{ ";
          for (var field : fields.entrySet()) {
            out.append(between).append(CanonicalJson.of(Json.str(field.getKey()))).append(": ");
            if (!isWritten(field.getValue(), out, end)) return false;
            between = ", ";
          }
          out.append(" }");
        }
      }
      case Json.Arr(var items) -> {
        var between = "[";
        for (var item : items) {
          out.append(between);
          if (!isWritten(item, out, end)) return false;
          between = ", ";
        }
        out.append(items.isEmpty() ? "[]" : "]");
      }
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> scalar(json, out);
    }
    return out.length() <= end;
  }

  private static void scalar(Json json, StringBuilder out) {
    // Canonical numbers have exponents where people write zeros.
    out.append(json instanceof Json.Num(var number) ? number.toString() : CanonicalJson.of(json));
  }
}
