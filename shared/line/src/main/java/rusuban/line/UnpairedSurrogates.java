package rusuban.line;

import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import rusuban.json.Json;

/**
 * Unpaired surrogates in a text. JSON can carry half of a surrogate pair as an escape (RFC 8259,
 * 8.2). UTF-8 cannot, so a store or LINE would fail on it.
 */
final class UnpairedSurrogates {
  // Java's patterns work on code points: this matches only a surrogate without its other half.
  private static final Pattern LONE = Pattern.compile("\\p{Cs}");

  private UnpairedSurrogates() {}

  /** Returns the text with U+FFFD for every lone surrogate. */
  static String mend(String text) {
    return LONE.matcher(text).replaceAll("\uFFFD");
  }

  /** Returns the value with all its texts mended, field names included. */
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
