package rusuban.core.content.schema;

import rusuban.core.content.JsonPath;
import rusuban.core.content.schema.Schema.Count;

/** Check that a string has an allowed length and is sendable. */
public final class TextLimits {
  private TextLimits() {}

  static void check(
      Schema.Text shape, String value, JsonPath at, ValidationErrors validationErrors) {
    if (hasBrokenSurrogate(value)) {
      validationErrors.add(
          at,
          "壊れた文字（半分だけの絵文字など）があります。打ち直してください。",
          "contains half of a character (a lone surrogate); type it again");
    }
    int length = shape.length(value);
    if (length < shape.min()) {
      validationErrors.add(at, "空にできません。", "must not be empty");
    } else if (length > shape.max()) {
      validationErrors.add(
          at,
          "%d文字までです（いまは%d文字、%s）。短くしてください。".formatted(shape.max(), length, unitJa(shape.count())),
          "at most %d %s, found %d; shorten it"
              .formatted(shape.max(), unitEn(shape.count()), length));
    }
  }

  public static boolean hasBrokenSurrogate(String value) {
    return value.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  /** Returns the text with U+FFFD for each lone surrogate. */
  public static String mended(String value) {
    var mended = new StringBuilder();
    value
        .codePoints()
        .map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c)
        .forEach(mended::appendCodePoint);
    return mended.toString();
  }

  private static String unitJa(Count count) {
    return switch (count) {
      case UTF_16_UNITS -> "絵文字などは2文字以上に数えます";
      case GRAPHEME_CLUSTERS -> "見た目の文字数";
    };
  }

  private static String unitEn(Count count) {
    return switch (count) {
      case UTF_16_UNITS -> "UTF-16 units";
      case GRAPHEME_CLUSTERS -> "characters as seen (grapheme clusters)";
    };
  }
}
