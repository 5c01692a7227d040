package rusuban.core.keyword;

import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import rusuban.core.keyword.CompiledRules.RuleList;

/**
 * All keyword rules of one settings version, compiled once. One pass over a text finds the words of
 * all rules; then only rules with a word in the text, and those with a regular expression, are
 * looked at, in order and only as far as the caller asks. Immutable; safe for many threads.
 *
 * @param <R> the caller's rule, carried but never looked at
 */
public final class KeywordMatcher<R> {
  private final CompiledRules<R> compiled;

  private KeywordMatcher(CompiledRules<R> compiled) {
    this.compiled = compiled;
  }

  /**
   * Compiles the rules, the first being the one that goes first.
   *
   * @throws IllegalArgumentException where a pattern is one that {@link Match.Regex#check} refuses
   */
  public static <R> KeywordMatcher<R> compile(List<RuleEntry<R>> entriesInPriorityOrder) {
    return new KeywordMatcher<>(new RuleCompiler<R>().compile(entriesInPriorityOrder));
  }

  /**
   * The rules that take this text, in order of priority, each found when it is asked for: who stops
   * at the first active rule pays for no other, and for no later regular expression.
   */
  public Iterable<R> matches(Folded text) {
    return () -> search(text);
  }

  /** One run of {@link #matches}, with an account of its work. */
  Search<R> search(Folded text) {
    return new Search<>(compiled, text.text());
  }

  /** Merges the lists of rules under the words that were found, lowest rule first. */
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
      // The first occurrence told is the earliest, so one at the start is never missed.
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
        // A rule with several words comes several times in a row.
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

    /** How often the automaton's table was asked. */
    int lookups() {
      return lookups;
    }

    /** How many rules were looked at so far. */
    int looked() {
      return looked;
    }
  }

  /** A place in one list of rules. */
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
