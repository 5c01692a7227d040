package rusuban.core.keyword;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rusuban.core.Problem;
import rusuban.core.keyword.Match.Regex;

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

  static Optional<Problem> check(String pattern, String at) {
    if (pattern.isEmpty())
      return Optional.of(
          new Problem(
              at,
              "正規表現が空です（1文字以上、今は0文字）。",
              "The regular expression is empty (at least 1 character, found 0)."));
    if (pattern.length() > Regex.MAX_UNITS) return Optional.of(tooLong(pattern.length(), at));
    // As RE2/J will read it: {５０} is a count once folded.
    var size = RegexSize.of(fold(pattern));
    if (size.nested()) return Optional.of(nested(at));
    if (size.instructions() > MAX_ESTIMATE) return Optional.of(tooLarge(size.instructions(), at));
    try {
      int program = parse(pattern).programSize();
      return program > Regex.MAX_PROGRAM ? Optional.of(tooLarge(program, at)) : Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(syntax(e.getDescription(), at));
    }
  }

  /** Throws {@link IllegalArgumentException} for a pattern that {@link #check} refuses. */
  static Pattern compile(String pattern) {
    if (check(pattern, "").isPresent()) throw new IllegalArgumentException("an unusable pattern");
    return parse(pattern);
  }

  static List<Problem> warnings(String pattern, String at) {
    var warnings = new ArrayList<Problem>();
    if (pattern.contains("\\s") || pattern.codePoints().anyMatch(FoldedRegex::isBlank))
      warnings.add(
          new Problem(
              at,
              "空白は照合の前に取り除かれるため、正規表現の空白や \\s は一致しません。取り除いてください。",
              "Spaces are removed before matching, so a space or \\s finds nothing. Remove it."));
    pattern
        .codePoints()
        .distinct()
        .filter(c -> !isBlank(c) && isLost(c))
        .forEach(c -> warnings.add(lost(Character.toString(c), at)));
    if (check(pattern, at).isEmpty() && findsNothingness(parse(pattern)))
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

  private static Pattern parse(String pattern) {
    return Pattern.compile(fold(pattern), Pattern.CASE_INSENSITIVE);
  }

  static String fold(String pattern) {
    var out = new StringBuilder(pattern.length());
    boolean escaped = false;
    boolean quoted = false;
    for (int c : pattern.codePoints().toArray()) {
      if (c < 0x80 || isLost(c)) out.appendCodePoint(c);
      else if (endsRange(out) && c >= 'ァ' && c <= 'ヶ') out.append((char) (c - ('ァ' - 'ぁ')));
      else out.append(folded(c, escaped || quoted));
      quoted = quoted ? !endsQuote(out) : escaped && c == 'Q';
      escaped = c == '\\' && !escaped;
    }
    return out.toString();
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

  private static Problem tooLong(int units, String at) {
    return new Problem(
        at,
        "正規表現は%d文字までです（今は%d文字）。短くするか、ルールを分けてください。".formatted(Regex.MAX_UNITS, units),
        "A regular expression has at most %d characters (found %d). Shorten it or use several rules."
            .formatted(Regex.MAX_UNITS, units));
  }

  private static Problem nested(String at) {
    return new Problem(
        at,
        "回数指定のくり返し {n} の中に、別の {n} は書けません（0個まで、今は1個以上）。* か + を使うか、書き下してください。",
        "A counted repeat {n} cannot stand inside another (at most 0, found 1 or more)."
            + " Use * or +, or write it out.");
  }

  private static Problem tooLarge(long size, String at) {
    return new Problem(
        at,
        "正規表現が複雑すぎます（%d命令まで、今は約%d）。くり返しの回数を減らしてください。".formatted(Regex.MAX_PROGRAM, size),
        "The regular expression is too complex (at most %d instructions, found about %d). Lower the repeat counts."
            .formatted(Regex.MAX_PROGRAM, size));
  }

  private static Problem syntax(String description, String at) {
    return new Problem(
        at,
        "正規表現として読めません（%s）。括弧やくり返しの書き方を確かめてください。".formatted(description),
        "This is not a regular expression that can be read (%s). Check brackets and repeats."
            .formatted(description));
  }

  private static Problem lost(String character, String at) {
    return new Problem(
        at,
        "「%s」は照合の前に「%s」に置き換わるため、一致しません。置き換え後の形で書いてください。"
            .formatted(character, Folding.fold(character)),
        "\"%s\" becomes \"%s\" before matching, so it finds nothing. Write it in that form."
            .formatted(character, Folding.fold(character)));
  }
}
