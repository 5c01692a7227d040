package rusuban.core.content.schema;

import java.util.Locale;
import java.util.regex.Pattern;
import rusuban.core.content.JsonPath;
import rusuban.core.content.SafeQuote;

/**
 * URLs that LINE accepts. They are absolute and percent-encoded in UTF-8 (Messaging API reference,
 * "About the encoding of a URL specified in a request body property").
 */
final class LineUrls {
  /** The characters of RFC 3986, section 2. */
  private static final Pattern ENCODED =
      Pattern.compile("(?:[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*+");

  private static final Pattern HOST = Pattern.compile("//(?:[^/?#@]*@)?[^/?#@:]+.*");

  private LineUrls() {}

  static void check(
      Schema.Url shape, String value, JsonPath at, ValidationErrors validationErrors) {
    if (value.length() > shape.max()) {
      validationErrors.add(
          at,
          "URL は%d文字までです（いまは%d文字）。".formatted(shape.max(), value.length()),
          "a URL has at most %d characters, found %d".formatted(shape.max(), value.length()));
    } else if (!isComplete(shape, value)) {
      validationErrors.add(
          at,
          "%s で始まる URL にしてください（いまは %s）。".formatted(starts(shape, " か "), SafeQuote.string(value)),
          "must be a URL beginning with %s, found %s"
              .formatted(starts(shape, " or "), SafeQuote.string(value)));
    } else if (!ENCODED.matcher(value).matches()) {
      validationErrors.add(
          at,
          "URL に使えない文字（空白や日本語など）があります。パーセントエンコードしてください。",
          "the URL contains characters (spaces, Japanese …) that must be percent-encoded");
    }
  }

  private static boolean isComplete(Schema.Url shape, String value) {
    int colon = value.indexOf(':');
    if (colon < 0
        || !shape.schemes().contains(value.substring(0, colon).toLowerCase(Locale.ROOT))) {
      return false;
    }
    var rest = value.substring(colon + 1);
    return value.regionMatches(true, 0, "http", 0, 4)
        ? HOST.matcher(rest).matches()
        : !rest.isEmpty();
  }

  private static String starts(Schema.Url shape, String or) {
    return shape.schemes().stream()
        .map(scheme -> scheme.startsWith("http") ? scheme + "://" : scheme + ":")
        .reduce((a, b) -> a + or + b)
        .orElseThrow();
  }
}
