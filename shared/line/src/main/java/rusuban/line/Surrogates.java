package rusuban.line;

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

  /** The same value with its texts mended, field names too. */
  static Json mend(Json json) {
    return json.map(
        value ->
            switch (value) {
              case Json.Str(var text) -> Json.str(mend(text));
              case Json.Obj(var fields) -> {
                var mended = new LinkedHashMap<String, Json>();
                fields.forEach((name, inner) -> mended.put(mend(name), inner));
                yield new Json.Obj(mended);
              }
              default -> value;
            });
  }
}
