package rusuban.core.keyword;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rusuban.core.Problem;

/**
 * What a text must be for a keyword rule to take it. Words are kept as the owner wrote them and
 * compared folded; a text that contains any of the exclusions is not taken, whatever else it has.
 *
 * <p>The constructors throw {@link IllegalArgumentException} for what {@link #checkWords} refuses.
 */
public sealed interface Match {

  /** Words whose presence anywhere in the text vetoes the match. May be empty. */
  List<String> exclusions();

  /** The text is one of the words. */
  record Exact(List<String> words, List<String> exclusions) implements Match {
    public Exact {
      words = required(words);
      exclusions = usable(exclusions);
    }
  }

  /** The text has one of the words somewhere. */
  record Contains(List<String> words, List<String> exclusions) implements Match {
    public Contains {
      words = required(words);
      exclusions = usable(exclusions);
    }
  }

  /** The text begins with one of the words. */
  record StartsWith(List<String> words, List<String> exclusions) implements Match {
    public StartsWith {
      words = required(words);
      exclusions = usable(exclusions);
    }
  }

  /** The text has every one of the words somewhere, in any order; they may overlap. */
  record AllWords(List<String> words, List<String> exclusions) implements Match {
    public AllWords {
      words = required(words);
      exclusions = usable(exclusions);
    }
  }

  /**
   * The pattern (RE2 syntax) is found somewhere in the <em>folded</em> text: no spaces, no upper
   * case, no katakana. Letters of the pattern are folded too, so ヨヤク finds よやく. Whether the pattern
   * is good is found by {@link #check}; the constructor does not compile it.
   */
  record Regex(String pattern, List<String> exclusions) implements Match {
    /** The longest pattern, in UTF-16 units. */
    public static final int MAX_UNITS = RegexSize.MAX_UNITS;

    /**
     * The largest compiled program, in RE2 instructions: a text of 5,000 units takes at most about
     * 40 ms.
     */
    public static final int MAX_PROGRAM = RegexSize.MAX_PROGRAM;

    /** The same for all patterns of one account together: such a text takes about 100 ms. */
    public static final int MAX_PROGRAMS = 750;

    public Regex {
      exclusions = usable(exclusions);
    }

    /** Why this pattern cannot be used, if so. Cheap for any input: hostile ones never compile. */
    public static Optional<Problem> check(String pattern, String at) {
      return FoldedRegex.check(pattern, at);
    }

    /** About how large its program is, in RE2 instructions. */
    public long instructions() {
      return RegexSize.of(FoldedRegex.fold(pattern)).instructions();
    }

    /** What this usable pattern will never find, or finds too readily, though it is allowed. */
    public static List<Problem> warnings(String pattern, String at) {
      return FoldedRegex.warnings(pattern, at);
    }
  }

  /**
   * A tap whose data is one of these, to the letter: an owner writes data once in a button and once
   * here, and no customer types it. No text is taken.
   */
  record Postback(List<String> data) implements Match {
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
   * Why these words or exclusions cannot be used: a word of nothing but spaces and invisible
   * characters would be found in every text.
   *
   * @param at the path of the list; problems name the index
   */
  static List<Problem> checkWords(List<String> words, String at) {
    var problems = new ArrayList<Problem>();
    for (int i = 0; i < words.size(); i++)
      if (Folding.fold(words.get(i)).isEmpty())
        problems.add(
            new Problem(
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
