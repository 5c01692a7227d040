package rusuban.bench.match;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rusuban.core.keyword.KeywordMatcher;
import rusuban.core.keyword.MatchCondition;
import rusuban.core.keyword.NormalizedText;
import rusuban.core.keyword.RuleEntry;
import rusuban.core.keyword.TextNormalizer;

/**
 * Benchmark of one message against many keyword rules, from its normalization to the first match.
 * The comparison tries one rule after the other, as most programs do.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class KeywordMatchBenchmark {
  /** Number of rules, each of three words. */
  @Param({"20", "200", "2000", "10000"})
  int rules = 20;

  private static final int WORDS = 3;
  private static final String LETTERS = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほ";

  /** Two questions, and a message that no rule matches. */
  private static final List<String> MESSAGES =
      List.of(
          "こんにちは！来週の土曜日に予約したいのですが、午後３時ごろは空いていますか？カットとカラーです。",
          "ﾊﾟｰﾏの料金を教えてください",
          "ありがとうございました。とても気に入りました。また来月もよろしくお願いします☺️");

  private List<List<String>> words = List.of();
  private KeywordMatcher<Integer> matcher = KeywordMatcher.compile(List.of());
  private int turn;

  /** Makes the rules. Only the last two contain words of the messages. */
  @Setup
  public void compile() {
    var chance = new SplittableRandom(1);
    var entries = new ArrayList<RuleEntry<Integer>>();
    var plain = new ArrayList<List<String>>();
    for (int i = 0; i < rules; i++) {
      var these = new ArrayList<String>();
      for (int j = 0; j < WORDS; j++) these.add(word(chance));
      if (i == rules - 2) these.add("予約");
      if (i == rules - 1) these.add("料金");
      plain.add(these.stream().map(it -> TextNormalizer.fold(it)).toList());
      entries.add(new RuleEntry<>(i, new MatchCondition.Contains(these, List.of())));
    }
    words = plain;
    matcher = KeywordMatcher.compile(entries);
  }

  private static String word(SplittableRandom chance) {
    var word = new StringBuilder();
    int length = 3 + chance.nextInt(4);
    for (int i = 0; i < length; i++) word.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
    return word.toString();
  }

  private String message() {
    turn = (turn + 1) % MESSAGES.size();
    return MESSAGES.get(turn);
  }

  /** Finds the first match with Rusuban's matcher. */
  @Benchmark
  public Optional<Integer> rusuban() {
    Iterator<Integer> found = matcher.matches(new NormalizedText(message())).iterator();
    return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
  }

  /** Finds the first match by trying one rule after the other. */
  @Benchmark
  public int oneByOne() {
    var text = TextNormalizer.fold(message());
    for (int i = 0; i < words.size(); i++)
      for (var word : words.get(i)) if (text.contains(word)) return i;
    return -1;
  }
}
