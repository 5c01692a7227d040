package rusuban.json;

import java.util.Iterator;
import java.util.TreeMap;

/**
 * The canonical text of a value: equal values have equal texts. It has no spaces, sorts the names
 * of an object by UTF-16 units, and escapes as RFC 8785 does. Numbers stay exact and lose their
 * trailing zeros. Needs no library, unlike {@link JsonText}.
 */
public final class CanonicalJson {
  private static final char FIRST_PRINTABLE = 0x20;

  private CanonicalJson() {}

  /** Returns the canonical text. Lone surrogates are escaped, so that the text survives UTF-8. */
  public static String of(Json json) {
    var text = new StringBuilder();
    write(json, text);
    return text.toString();
  }

  private static void write(Json json, StringBuilder out) {
    switch (json) {
      case Json.Obj(var fields) -> {
        out.append('{');
        var sorted = new TreeMap<>(fields).entrySet().iterator();
        while (sorted.hasNext()) {
          var field = sorted.next();
          string(field.getKey(), out);
          out.append(':');
          write(field.getValue(), out);
          separate(sorted, out);
        }
        out.append('}');
      }
      case Json.Arr(var items) -> {
        out.append('[');
        var left = items.iterator();
        while (left.hasNext()) {
          write(left.next(), out);
          separate(left, out);
        }
        out.append(']');
      }
      case Json.Str(var text) -> string(text, out);
      case Json.Num(var number) -> out.append(number.stripTrailingZeros());
      case Json.Bool(var flag) -> out.append(flag);
      case Json.Null() -> out.append("null");
    }
  }

  private static void separate(Iterator<?> left, StringBuilder out) {
    if (left.hasNext()) out.append(',');
  }

  private static void string(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < FIRST_PRINTABLE || isLone(text, i)) out.append("\\u%04x".formatted((int) c));
          else out.append(c);
        }
      }
    }
    out.append('"');
  }

  /** Returns whether the unit is a surrogate without its other half. */
  private static boolean isLone(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c))
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
