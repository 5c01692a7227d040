package rusuban.core.keyword;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * Limit on the combining marks of a letter, far above the need of any language. Normalizing sorts
 * the marks of a letter in quadratic time: ten thousand on one letter take a third of a second. The
 * limit is Unicode's own (UAX #15, "Stream-Safe Text Format").
 */
final class CombiningMarkLimit {
  private static final int MOST = 30;
  // A mark decomposes into two at most, and a letter contains three at most.
  private static final int SURELY_FEW = (MOST - 3) / 2;

  private CombiningMarkLimit() {}

  /**
   * Returns the text without any mark of a letter above the limit. Counts marks after decomposition
   * and removes all of them, so that canonically equivalent texts stay equivalent.
   */
  static String removed(String text) {
    if (isFree(text)) return text;
    var out = new StringBuilder(text.length());
    for (int at = 0, end; at < text.length(); at = end) {
      end = endOfMarks(text, isMark(text.codePointAt(at)) ? at : text.offsetByCodePoints(at, 1));
      append(out, text.substring(at, end));
    }
    return out.toString();
  }

  private static boolean isFree(String text) {
    int marks = 0;
    for (int i = 0, c; i < text.length() && marks <= SURELY_FEW; i += Character.charCount(c)) {
      c = text.codePointAt(i);
      marks = isMark(c) ? marks + 1 : 0;
    }
    return marks <= SURELY_FEW;
  }

  private static int endOfMarks(String text, int from) {
    int end = from;
    while (end < text.length() && isMark(text.codePointAt(end)))
      end = text.offsetByCodePoints(end, 1);
    return end;
  }

  /** Appends a letter with its marks, if they are within the limit. */
  private static void append(StringBuilder out, String letter) {
    // Decomposed one by one, since decomposing them together would sort them.
    var apart = letter.codePoints().mapToObj(CombiningMarkLimit::apart).toList();
    long marks =
        apart.stream().flatMapToInt(String::codePoints).filter(CombiningMarkLimit::isMark).count();
    if (marks <= MOST) out.append(letter);
    else
      apart.stream()
          .flatMapToInt(String::codePoints)
          .filter(c -> !isMark(c))
          .forEach(out::appendCodePoint);
  }

  private static String apart(int codePoint) {
    return Normalizer.normalize(Character.toString(codePoint), Form.NFD);
  }

  private static boolean isMark(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }
}
