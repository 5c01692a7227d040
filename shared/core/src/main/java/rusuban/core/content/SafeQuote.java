package rusuban.core.content;

import rusuban.json.Json;
import rusuban.json.SafeNumbers;

/** Values of a document in a form that is short and safe to show to a person. */
public final class SafeQuote {
  private static final int MAX = 24;

  private SafeQuote() {}

  /**
   * Returns the text on one line, with replacements for control characters and broken surrogates.
   */
  static String plain(String text, int max) {
    var line = new StringBuilder();
    Graphemes.cut(text, max)
        .codePoints()
        .map(c -> Character.isISOControl(c) || isSurrogate(c) ? '\uFFFD' : c)
        .forEach(line::appendCodePoint);
    return line.toString();
  }

  public static String string(String text) {
    return '"' + plain(text, MAX) + '"';
  }

  public static String number(Json.Num number) {
    return SafeNumbers.isReasonable(number) ? number.value().toString() : "…";
  }

  public static String kindJa(Json json) {
    return switch (json) {
      case Json.Obj _ -> "オブジェクト";
      case Json.Arr _ -> "配列";
      case Json.Str _ -> "文字列";
      case Json.Num _ -> "数値";
      case Json.Bool(var value) -> " " + value;
      case Json.Null() -> " null";
    };
  }

  public static String kindEn(Json json) {
    return switch (json) {
      case Json.Obj _ -> "an object";
      case Json.Arr _ -> "an array";
      case Json.Str _ -> "a string";
      case Json.Num _ -> "a number";
      case Json.Bool(var value) -> String.valueOf(value);
      case Json.Null() -> "null";
    };
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
