package rusuban.core.keyword;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rusuban.core.ValidationProblem;

/**
 * Condition on a text for a keyword rule. Words are stored as the owner wrote them and compared
 * after normalization. A text that contains an exclusion never matches.
 *
 * <p>The constructors throw {@link IllegalArgumentException} if {@link #checkWords} finds a
 * problem.
 */
public sealed interface MatchCondition {

  /** Returns the words that prevent the match anywhere in the text. May be empty. */
  List<String> exclusions();

  /** The text is one of the words. */
  record Exact(List<String> words, List<String> exclusions) implements MatchCondition {
    public Exact {
      words = required(words);
      exclusions = usable(exclusions);
    }
  }

  /** The text contains one of the words. */
  record Contains(List<String> words, List<String> exclusions) implements MatchCondition {
    public Contains {
      words = required(words);
      exclusions = usable(exclusions);
    }
  }

  /** The text begins with one of the words. */
  record StartsWith(List<String> words, List<String> exclusions) implements MatchCondition {
    public StartsWith {
      words = required(words);
      exclusions = usable(exclusions);
    }
  }

  /** The text contains all of the words, in any order; they may overlap. */
  record AllWords(List<String> words, List<String> exclusions) implements MatchCondition {
    public AllWords {
      words = required(words);
      exclusions = usable(exclusions);
    }
  }

  /**
   * The <em>normalized</em> text contains a match of the pattern (RE2 syntax): no spaces, no upper
   * case, no katakana. Letters of the pattern are normalized too, so that ヨヤク finds よやく. The
   * constructor does not compile the pattern; {@link #check} does.
   */
  record Regex(String pattern, List<String> exclusions) implements MatchCondition {
    /** The longest pattern, in UTF-16 units. */
    public static final int MAX_UNITS = RegexSize.MAX_UNITS;

    /**
     * The largest compiled program, in RE2 instructions. A text of 5,000 units takes at most about
     * 40 ms.
     */
    public static final int MAX_PROGRAM = RegexSize.MAX_PROGRAM;

    /**
     * The largest total of all patterns of one account, in RE2 instructions. A text of 5,000 units
     * takes about 100 ms.
     */
    public static final int MAX_PROGRAMS = 750;

    public Regex {
      exclusions = usable(exclusions);
    }

    /**
     * Returns the reason why this pattern is unusable, if any. Cheap for any input, since it never
     * compiles a hostile pattern.
     */
    public static Optional<ValidationProblem> check(String pattern, String at) {
      return NormalizedRegex.check(pattern, at);
    }

    /** Returns an estimate of the program's size, in RE2 instructions. */
    public long instructions() {
      return RegexSize.of(NormalizedRegex.fold(pattern)).instructions();
    }

    /** Returns whether this usable pattern matches every text. */
    public static boolean matchesAll(String pattern) {
      return NormalizedRegex.matchesAll(pattern);
    }

    /** Returns the parts of this usable pattern that never match or match too much. */
    public static List<ValidationProblem> warnings(String pattern, String at) {
      return NormalizedRegex.warnings(pattern, at);
    }
  }

  /**
   * A tap with exactly one of these data. They are not normalized, since the owner writes them in a
   * button and here, and no customer types them. No text matches.
   */
  record Postback(List<String> data) implements MatchCondition {
    /** The longest data of a button, in characters (Messaging API reference, "Postback action"). */
    public static final int MAX_UNITS = 300;

    public Postback {
      if (data.isEmpty()) throw new IllegalArgumentException("no data");
      data = List.copyOf(data);
    }

    @Override
    public List<String> exclusions() {
      return List.of();
    }
  }

  /**
   * Returns the reasons why these words or exclusions are unusable. A word of only spaces and
   * invisible characters would match every text.
   *
   * @param at the path of the list; problems name the index
   */
  static List<ValidationProblem> checkWords(List<String> words, String at) {
    var problems = new ArrayList<ValidationProblem>();
    for (int i = 0; i < words.size(); i++)
      if (TextNormalizer.fold(words.get(i)).isEmpty())
        problems.add(
            new ValidationProblem(
                at + "[" + i + "]",
                "空白や見えない文字だけの語は使えません（1文字以上、今は0文字）。文字を入れるか、この語を消してください。",
                "A word of only spaces or invisible characters cannot be used (at least 1"
                    + " character, found 0). Write a word or remove it."));
    return List.copyOf(problems);
  }

  private static List<String> required(List<String> words) {
    if (words.isEmpty()) throw new IllegalArgumentException("no words");
    return usable(words);
  }

  private static List<String> usable(List<String> words) {
    if (!checkWords(words, "").isEmpty()) throw new IllegalArgumentException("an empty word");
    return List.copyOf(words);
  }
}
