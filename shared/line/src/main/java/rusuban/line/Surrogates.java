package rusuban.line;

import java.util.regex.Pattern;

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
}
