package rusuban.core.keyword;

import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import rusuban.core.keyword.CompiledRules.RuleList;

/**
 * All keyword rules of one settings version, compiled once. One pass over a text finds the words of
 * all rules. Then only rules with a word in the text and rules with a regular expression are
 * checked, in order, until the caller stops. Immutable and thread-safe.
 *
 * @param <R> the caller's rule, which this class never inspects
 */
public final class KeywordMatcher<R> {
  private final CompiledRules<R> compiled;

  private KeywordMatcher(CompiledRules<R> compiled) {
    this.compiled = compiled;
  }

  /**
   * Compiles the rules.
   *
   * @param entriesInPriorityOrder the rules, the highest priority first
   * @throws IllegalArgumentException if {@link MatchCondition.Regex#check} refuses a pattern
   */
  public static <R> KeywordMatcher<R> compile(List<RuleEntry<R>> entriesInPriorityOrder) {
    return new KeywordMatcher<>(new RuleCompiler<R>().compile(entriesInPriorityOrder));
  }

  /**
   * Returns the rules that match this text, in order of priority. Finds each on demand, so that a
   * caller that stops at the first active rule pays for no other rule or regular expression.
   */
  public Iterable<R> matches(NormalizedText text) {
    return () -> search(text);
  }

  /** Starts one run of {@link #matches} that counts its work. */
  Search<R> search(NormalizedText text) {
    return new Search<>(compiled, text.text());
  }

  /** Merge of the rule lists of all found words, in order of priority. */
  static final class Search<R> implements Iterator<R> {
    private static final int NOTHING = -1;
    private static final int UNKNOWN = -2;

    private final CompiledRules<R> compiled;
    private final String text;
    private final String forRegexes;
    private final BitSet found = new BitSet();
    private final PriorityQueue<Cursor> waiting = new PriorityQueue<>();
    private final int lookups;
    private int looked;
    private int last = NOTHING;
    private int next = UNKNOWN;

    Search(CompiledRules<R> compiled, String text) {
      this.compiled = compiled;
      this.text = text;
      forRegexes =
          text.length() <= compiled.regexUnits() ? text : text.substring(0, compiled.regexUnits());
      lookups = compiled.automaton().scan(text, this::note);
      await(compiled.regexes());
    }

    private boolean note(int word, int end) {
      if (found.get(word)) return false;
      found.set(word);
      await(compiled.anywhere().of(word));
      // The first report of a word is its earliest occurrence, so that one at the start is never
      // missed.
      if (end == compiled.automaton().length(word)) {
        await(compiled.atStart().of(word));
        if (end == text.length()) await(compiled.whole().of(word));
      }
      return true;
    }

    private void await(RuleList rules) {
      if (rules.size() > 0) waiting.add(new Cursor(rules));
    }

    private int advance() {
      for (var cursor = waiting.poll(); cursor != null; cursor = waiting.poll()) {
        int rule = cursor.take();
        if (cursor.hasMore()) waiting.add(cursor);
        // A rule with several words appears several times in a row.
        if (rule == last) continue;
        last = rule;
        looked++;
        if (compiled.candidates().get(rule).takes(forRegexes, found)) return rule;
      }
      return NOTHING;
    }

    @Override
    public boolean hasNext() {
      if (next == UNKNOWN) next = advance();
      return next != NOTHING;
    }

    @Override
    public R next() {
      if (!hasNext()) throw new NoSuchElementException();
      var rule = compiled.candidates().get(next).rule();
      next = UNKNOWN;
      return rule;
    }

    /** Returns the number of look-ups in the automaton's table. */
    int lookups() {
      return lookups;
    }

    /** Returns the number of checked rules so far. */
    int looked() {
      return looked;
    }
  }

  /** Position in one list of rules. */
  private static final class Cursor implements Comparable<Cursor> {
    private final RuleList rules;
    private int at;

    Cursor(RuleList rules) {
      this.rules = rules;
    }

    int take() {
      return rules.get(at++);
    }

    boolean hasMore() {
      return at < rules.size();
    }

    @Override
    public int compareTo(Cursor other) {
      return Integer.compare(rules.get(at), other.rules.get(other.at));
    }
  }
}
