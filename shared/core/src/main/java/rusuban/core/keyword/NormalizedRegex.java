package rusuban.core.keyword;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rusuban.core.ValidationProblem;

/**
 * An owner's regular expression for normalized text, on RE2/J, with time linear in the text. Single
 * non-ASCII characters of the pattern are normalized. That is safe even inside brackets, since none
 * of them is syntax. Upper case is ignored by a flag and not normalized, since \D is not \d.
 */
final class NormalizedRegex {
  // The estimate is several times too high for nested groups. Compiling this much still takes only
  // milliseconds, and RE2/J then gives the true size.
  private static final int MAX_ESTIMATE = 10_000;

  /** One text of each kind of character. No pattern of an owner names the last one. */
  private static final List<String> ANY_TEXTS =
      List.of("あ", "漢", "a", "1", "!", "ー", "\uD83D\uDE42", "\uFFFF");

  private NormalizedRegex() {}

  /** Result of reading a pattern. */
  private sealed interface Read {
    record Usable(Pattern compiled) implements Read {}

    record Unusable(ValidationProblem why) implements Read {}
  }

  static Optional<ValidationProblem> check(String pattern, String at) {
    return switch (read(pattern, at)) {
      case Read.Usable _ -> Optional.empty();
      case Read.Unusable(var why) -> Optional.of(why);
    };
  }

  /**
   * Compiles a pattern.
   *
   * @throws IllegalArgumentException if {@link #check} refuses the pattern
   */
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
    // Normalized as RE2/J reads it: {５０} becomes a count.
    var folded = fold(pattern);
    var size = RegexSize.of(folded);
    if (size.nested()) return new Read.Unusable(RegexProblems.nested(at));
    if (size.instructions() > MAX_ESTIMATE)
      return new Read.Unusable(RegexProblems.tooLarge(size.instructions(), at));
    if (Re2jCaseFoldGuard.areIn(folded)) return new Read.Unusable(RegexProblems.tooWide(at));
    try {
      var compiled = Pattern.compile(folded, Pattern.CASE_INSENSITIVE);
      return compiled.programSize() > RegexSize.MAX_PROGRAM
          ? new Read.Unusable(RegexProblems.tooLarge(compiled.programSize(), at))
          : new Read.Usable(compiled);
    } catch (PatternSyntaxException e) {
      return new Read.Unusable(RegexProblems.syntax(e.getDescription(), at));
    }
  }

  static List<ValidationProblem> warnings(String pattern, String at) {
    var warnings = new ArrayList<ValidationProblem>();
    if (pattern.contains("\\s") || pattern.codePoints().anyMatch(NormalizedRegex::isBlank))
      warnings.add(
          new ValidationProblem(
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
          new ValidationProblem(
              at,
              "この正規表現は空の文字列に一致するため、すべてのメッセージに一致します。",
              "This regular expression matches the empty text, so it matches every message."));
    else if (matchesAll(pattern))
      warnings.add(
          new ValidationProblem(
              at,
              "この正規表現は、どの文字にも一致するため、すべてのメッセージに一致します。",
              "This regular expression matches any character, so it matches every message."));
    return List.copyOf(warnings);
  }

  /** Returns whether this usable pattern matches every text, as far as samples show. */
  static boolean matchesAll(String pattern) {
    return read(pattern, "") instanceof Read.Usable(var compiled)
        && (findsNothingness(compiled)
            || ANY_TEXTS.stream().allMatch(text -> compiled.matcher(text).find()));
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

  /**
   * Returns whether normalization removes the mark, such as a variation selector or the frame of a
   * keycap.
   */
  private static boolean vanishes(int c) {
    return c >= 0x80 && !isBlank(c) && TextNormalizer.fold(Character.toString(c)).isEmpty();
  }

  // Elsewhere it stays and matches nothing: without it the pattern might be empty and match
  // everything.
  private static boolean leansOnLetter(StringBuilder out) {
    if (out.isEmpty()) return false;
    int before = out.codePointBefore(out.length());
    return Character.isLetterOrDigit(before) || (before >= 0x80 && !vanishes(before));
  }

  // The end of a range is only converted to hiragana: [ァ-ヶ] is all of katakana, though a lone ヶ
  // normalizes to け.
  private static boolean endsRange(StringBuilder out) {
    return !out.isEmpty() && out.charAt(out.length() - 1) == '-';
  }

  private static boolean endsQuote(StringBuilder out) {
    return out.lastIndexOf("\\E") == out.length() - 2;
  }

  private static String folded(int c, boolean literal) {
    var folded = TextNormalizer.fold(Character.toString(c));
    boolean punctuation = folded.charAt(0) < 0x80 && !Character.isLetterOrDigit(folded.charAt(0));
    // Full-width punctuation is literal: （ must not become a group.
    return punctuation && !literal ? "\\" + folded : folded;
  }

  private static boolean isLost(int c) {
    var folded = TextNormalizer.fold(Character.toString(c));
    return folded.codePointCount(0, folded.length()) != 1;
  }

  private static boolean findsNothingness(Pattern pattern) {
    // Looks for an empty match beside a character that no owner writes; ^$ has none there.
    return pattern.matches("") && pattern.matcher("\uFFFF").find();
  }
}
