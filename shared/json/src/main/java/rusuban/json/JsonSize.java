package rusuban.json;

import java.util.ArrayDeque;
import java.util.Collection;

/**
 * Size of a value as UTF-8 JSON without spaces, in bytes. A character beyond the Basic Multilingual
 * Plane counts as two six-byte escapes, as Jackson writes it in our requests.
 */
public final class JsonSize {
  private JsonSize() {}

  /**
   * Returns the size. Keeps a stack of its own, since a tree may be deeper than a thread's stack.
   *
   * @return in bytes
   */
  public static long of(Json json) {
    var open = new ArrayDeque<Json>();
    open.push(json);
    long size = 0;
    while (!open.isEmpty()) {
      size +=
          switch (open.pop()) {
            case Json.Obj(var fields) -> {
              fields.values().forEach(open::push);
              yield fields.keySet().stream().mapToLong(name -> string(name) + 1).sum()
                  + brackets(fields.keySet());
            }
            case Json.Arr(var items) -> {
              items.forEach(open::push);
              yield brackets(items);
            }
            case Json.Str(var value) -> string(value);
            case Json.Num number -> number(number);
            case Json.Bool(var value) -> value ? 4 : 5;
            case Json.Null() -> 4;
          };
    }
    return size;
  }

  private static long brackets(Collection<?> inside) {
    return 2L + Math.max(0, inside.size() - 1);
  }

  private static long number(Json.Num number) {
    return SafeNumbers.isReasonable(number)
        ? number.value().toString().length()
        : (long) (number.value().unscaledValue().bitLength() * 0.30103) + 1;
  }

  private static long string(String text) {
    return 2 + text.chars().mapToLong(JsonSize::unit).sum();
  }

  private static int unit(int c) {
    if (c == '"' || c == '\\' || c == '\n' || c == '\r' || c == '\t' || c == '\b' || c == '\f') {
      return 2;
    }
    if (c < 0x20 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      return 6;
    }
    return c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
  }
}
