package rusuban.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import rusuban.core.Json;

/**
 * Text that is no Unicode. JSON can carry half of a surrogate pair as an escape (RFC 8259, 8.2);
 * UTF-8 cannot, so that a store or LINE would fail on it.
 */
final class Surrogates {
  // Java's patterns go by code point: this finds only halves without their other half.
  private static final Pattern LONE = Pattern.compile("\\p{Cs}");

  private Surrogates() {}

  /** The text with U+FFFD for every lone surrogate. */
  static String mend(String text) {
    return LONE.matcher(text).replaceAll("\uFFFD");
  }

  /**
   * The same value with its texts mended, field names too. A loop and no stream: what is nested a
   * thousand deep must fit the stack.
   */
  static Json mend(Json json) {
    return switch (json) {
      case Json.Str(var text) -> Json.str(mend(text));
      case Json.Arr(var items) -> {
        var mended = new ArrayList<Json>(items.size());
        for (var item : items) mended.add(mend(item));
        yield new Json.Arr(mended);
      }
      case Json.Obj(var fields) -> {
        var mended = new LinkedHashMap<String, Json>();
        for (var field : fields.entrySet())
          mended.put(mend(field.getKey()), mend(field.getValue()));
        yield new Json.Obj(mended);
      }
      case Json.Num _, Json.Bool _, Json.Null _ -> json;
    };
  }
}
