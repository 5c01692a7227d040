package rusuban.core.keyword;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rusuban.core.Problem;

/**
 * An owner's regular expression for folded text, on RE2/J, whose time is linear in the text. Single
 * non-ASCII characters of the pattern are folded: none of them is syntax, so that is safe, inside
 * brackets too. Upper case is not folded (\D is not \d) but ignored.
 */
final class FoldedRegex {
  // The estimate is several times too high for nested groups. Compiling this much still takes only
  // milliseconds, and then RE2/J tells the true size.
  private static final int MAX_ESTIMATE = 10_000;

  private FoldedRegex() {}

  /** What came of a pattern: compiled, or why not. */
  private sealed interface Read {
    record Usable(Pattern compiled) implements Read {}

    record Unusable(Problem why) implements Read {}
  }

  static Optional<Problem> check(String pattern, String at) {
    return switch (read(pattern, at)) {
      case Read.Usable _ -> Optional.empty();
      case Read.Unusable(var why) -> Optional.of(why);
    };
  }

  /** Throws {@link IllegalArgumentException} for a pattern that {@link #check} refuses. */
  static Pattern compile(String pattern) {
    return switch (read(pattern, "")) {
      case Read.Usable(var compiled) -> compiled;
      case Read.Unusable _ -> throw new IllegalArgumentException("an unusable pattern");
    };
  }

  private static Read read(String pattern, String at) {
    if (pattern.isEmpty()) return new Read.Unusable(RegexProblems.empty(at));
    if (pattern.length() > RegexSize.MAX_UNITS)
      return new Read.Unusable(RegexProblems.tooLong(pattern.length(), at));
    // As RE2/J will read it: {５０} is a count once folded.
    var folded = fold(pattern);
    var size = RegexSize.of(folded);
    if (size.nested()) return new Read.Unusable(RegexProblems.nested(at));
    if (size.instructions() > MAX_ESTIMATE)
      return new Read.Unusable(RegexProblems.tooLarge(size.instructions(), at));
    if (EndlessLetters.areIn(folded)) return new Read.Unusable(RegexProblems.tooWide(at));
    try {
      var compiled = Pattern.compile(folded, Pattern.CASE_INSENSITIVE);
      return compiled.programSize() > RegexSize.MAX_PROGRAM
          ? new Read.Unusable(RegexProblems.tooLarge(compiled.programSize(), at))
          : new Read.Usable(compiled);
    } catch (PatternSyntaxException e) {
      return new Read.Unusable(RegexProblems.syntax(e.getDescription(), at));
    }
  }

  static List<Problem> warnings(String pattern, String at) {
    var warnings = new ArrayList<Problem>();
    if (pattern.contains("\\s") || pattern.codePoints().anyMatch(FoldedRegex::isBlank))
      warnings.add(
          new Problem(
              at,
              "空白は照合の前に取り除かれるため、正規表現の空白や \\s は一致しません。取り除いてください。",
              "Spaces are removed before matching, so a space or \\s finds nothing. Remove it."));
    fold(pattern)
        .codePoints()
        .distinct()
        .filter(c -> !isBlank(c) && isLost(c))
        .forEach(c -> warnings.add(RegexProblems.lost(Character.toString(c), at)));
    if (read(pattern, at) instanceof Read.Usable(var compiled) && findsNothingness(compiled))
      warnings.add(
          new Problem(
              at,
              "この正規表現は空の文字列に一致するため、すべてのメッセージに一致します。",
              "This regular expression matches the empty text, so it matches every message."));
    return List.copyOf(warnings);
  }

  private static boolean isBlank(int c) {
    return Character.isSpaceChar(c) || Character.isWhitespace(c);
  }

  static String fold(String pattern) {
    var out = new StringBuilder(pattern.length());
    boolean escaped = false;
    boolean quoted = false;
    for (int c : pattern.codePoints().toArray()) {
      if (vanishes(c) && leansOnLetter(out)) continue;
      if (c < 0x80 || isLost(c)) out.appendCodePoint(c);
      else if (endsRange(out) && c >= 'ァ' && c <= 'ヶ') out.append((char) (c - ('ァ' - 'ぁ')));
      else out.append(folded(c, escaped || quoted));
      quoted = quoted ? !endsQuote(out) : escaped && c == 'Q';
      escaped = c == '\\' && !escaped;
    }
    return out.toString();
  }

  /** A mark that no text keeps, such as a variation selector or the frame of a keycap. */
  private static boolean vanishes(int c) {
    return c >= 0x80 && !isBlank(c) && Folding.fold(Character.toString(c)).isEmpty();
  }

  // Elsewhere it stays and finds nothing: a pattern without it might be empty and match everything.
  private static boolean leansOnLetter(StringBuilder out) {
    if (out.isEmpty()) return false;
    int before = out.codePointBefore(out.length());
    return Character.isLetterOrDigit(before) || (before >= 0x80 && !vanishes(before));
  }

  // The end of a range keeps its place: [ァ-ヶ] is all of katakana, though a lone ヶ folds to け.
  private static boolean endsRange(StringBuilder out) {
    return !out.isEmpty() && out.charAt(out.length() - 1) == '-';
  }

  private static boolean endsQuote(StringBuilder out) {
    return out.lastIndexOf("\\E") == out.length() - 2;
  }

  private static String folded(int c, boolean literal) {
    var folded = Folding.fold(Character.toString(c));
    boolean punctuation = folded.charAt(0) < 0x80 && !Character.isLetterOrDigit(folded.charAt(0));
    // Written in full width it was meant literally: （ must not become a group.
    return punctuation && !literal ? "\\" + folded : folded;
  }

  private static boolean isLost(int c) {
    var folded = Folding.fold(Character.toString(c));
    return folded.codePointCount(0, folded.length()) != 1;
  }

  private static boolean findsNothingness(Pattern pattern) {
    // Beside a character that no owner names; ^$ does not find that.
    return pattern.matches("") && pattern.matcher("\uFFFF").find();
  }
}
