package rusuban.core.content;

import rusuban.core.Json;

/** What was found, in a form short and harmless enough to show to a person. */
final class Quoted {
  private static final int MAX = 24;

  private Quoted() {}

  /** The text on one line, its control characters and broken surrogates replaced. */
  static String plain(String text, int max) {
    var line = new StringBuilder();
    Graphemes.cut(text, max)
        .codePoints()
        .map(c -> Character.isISOControl(c) || isSurrogate(c) ? '\uFFFD' : c)
        .forEach(line::appendCodePoint);
    return line.toString();
  }

  static String string(String text) {
    return '"' + plain(text, MAX) + '"';
  }

  static String number(Json.Num number) {
    return Numbers.isReasonable(number) ? number.value().toString() : "…";
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
