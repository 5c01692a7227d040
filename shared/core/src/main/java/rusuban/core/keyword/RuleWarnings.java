package rusuban.core.keyword;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import rusuban.core.keyword.Match.AllWords;
import rusuban.core.keyword.Match.Contains;
import rusuban.core.keyword.Match.Exact;
import rusuban.core.keyword.Match.Postback;
import rusuban.core.keyword.Match.Regex;
import rusuban.core.keyword.Match.StartsWith;

/**
 * Rules that can never fire. Every rule named here is truly dead; not every dead rule is named
 * (regular expressions are compared with exact words only).
 *
 * <p>A rule is dead when each of its words, taken as a text, goes to an earlier rule that is always
 * active and would take any longer text as well, or is vetoed by the rule's own exclusions.
 */
public final class RuleWarnings {
  // Folding never yields it from a word an owner would write, so no word spans two.
  private static final String BETWEEN_WORDS = "\uFFFF";

  private final KeywordMatcher<Integer> takeExactly;
  private final KeywordMatcher<Integer> takeWhatBegins;
  private final KeywordMatcher<Integer> takeWhatContains;

  /**
   * A rule that can never fire.
   *
   * @param by the earlier rules that take all of its texts; empty where its own exclusions do
   */
  public record NeverFires<R>(R rule, List<R> by) {
    public NeverFires {
      by = List.copyOf(by);
    }
  }

  /**
   * A word that never decides anything, though its rule may fire for others.
   *
   * @param index the word's place among the rule's words
   * @param by the earlier rule that takes every text with the word; empty where the rule's own
   *     exclusions do
   */
  public record TakenWord<R>(R rule, int index, String word, Optional<R> by) {}

  private <R> RuleWarnings(List<RuleEntry<R>> entries, Predicate<R> alwaysActive) {
    var active = new ArrayList<RuleEntry<Integer>>();
    for (int i = 0; i < entries.size(); i++)
      if (alwaysActive.test(entries.get(i).rule()))
        active.add(new RuleEntry<>(i, entries.get(i).match()));
    takeExactly = KeywordMatcher.compile(active);
    // A longer text may hold an exclusion, and may no longer suit a regular expression.
    active.removeIf(e -> !e.match().exclusions().isEmpty() || e.match() instanceof Regex);
    active.removeIf(e -> e.match() instanceof Exact);
    takeWhatBegins = KeywordMatcher.compile(active);
    active.removeIf(e -> e.match() instanceof StartsWith);
    takeWhatContains = KeywordMatcher.compile(active);
  }

  /**
   * The rules that can never fire.
   *
   * @param entriesInPriorityOrder all rules, the first being the one that goes first
   * @param alwaysActive whether a rule takes part at any hour, on any date and in any chat
   */
  public static <R> List<NeverFires<R>> find(
      List<RuleEntry<R>> entriesInPriorityOrder, Predicate<R> alwaysActive) {
    var warnings = new RuleWarnings(entriesInPriorityOrder, alwaysActive);
    var dead = new ArrayList<NeverFires<R>>();
    for (int i = 0; i < entriesInPriorityOrder.size(); i++) {
      var rule = entriesInPriorityOrder.get(i).rule();
      warnings
          .takersOf(i, entriesInPriorityOrder.get(i).match())
          .map(by -> by.stream().map(taker -> entriesInPriorityOrder.get(taker).rule()).toList())
          .ifPresent(by -> dead.add(new NeverFires<>(rule, by)));
    }
    return List.copyOf(dead);
  }

  /**
   * The words that never decide anything, of all rules, those that can never fire included.
   *
   * @param entriesInPriorityOrder all rules, the first being the one that goes first
   * @param alwaysActive whether a rule takes part at any hour, on any date and in any chat
   */
  public static <R> List<TakenWord<R>> takenWords(
      List<RuleEntry<R>> entriesInPriorityOrder, Predicate<R> alwaysActive) {
    var warnings = new RuleWarnings(entriesInPriorityOrder, alwaysActive);
    var taken = new ArrayList<TakenWord<R>>();
    for (int i = 0; i < entriesInPriorityOrder.size(); i++) {
      var entry = entriesInPriorityOrder.get(i);
      var words = words(entry.match());
      for (int word = 0; word < words.size(); word++) {
        var takers = warnings.takersOf(i, alone(entry.match(), words.get(word)));
        if (takers.isEmpty()) continue;
        var by = takers.get().stream().findFirst().map(taker -> entriesInPriorityOrder.get(taker));
        taken.add(new TakenWord<>(entry.rule(), word, words.get(word), by.map(RuleEntry::rule)));
      }
    }
    return List.copyOf(taken);
  }

  /** The words of which each is enough by itself. */
  private static List<String> words(Match match) {
    return switch (match) {
      case Exact(var words, _) -> words;
      case StartsWith(var words, _) -> words;
      case Contains(var words, _) -> words;
      case AllWords _, Regex _, Postback _ -> List.of();
    };
  }

  private static Match alone(Match match, String word) {
    return switch (match) {
      case Exact(_, var exclusions) -> new Exact(List.of(word), exclusions);
      case StartsWith(_, var exclusions) -> new StartsWith(List.of(word), exclusions);
      case Contains(_, var exclusions) -> new Contains(List.of(word), exclusions);
      case AllWords _, Regex _, Postback _ -> match;
    };
  }

  private Optional<List<Integer>> takersOf(int rule, Match match) {
    return switch (match) {
      case Exact(var words, var exclusions) -> takers(rule, words, exclusions, takeExactly);
      case StartsWith(var words, var exclusions) -> takers(rule, words, exclusions, takeWhatBegins);
      case Contains(var words, var exclusions) -> takers(rule, words, exclusions, takeWhatContains);
      case AllWords(var words, var exclusions) ->
          takers(rule, List.of(String.join(BETWEEN_WORDS, words)), exclusions, takeWhatContains);
      case Regex _, Postback _ -> Optional.empty();
    };
  }

  private static Optional<List<Integer>> takers(
      int rule, List<String> texts, List<String> exclusions, KeywordMatcher<Integer> earlier) {
    var takers = new LinkedHashSet<Integer>();
    for (var written : texts) {
      var text = new Folded(written);
      if (exclusions.stream().map(Folding::fold).anyMatch(text.text()::contains)) continue;
      var first = earlier.matches(text).iterator();
      if (!first.hasNext()) return Optional.empty();
      int taker = first.next();
      if (taker >= rule) return Optional.empty();
      takers.add(taker);
    }
    return Optional.of(List.copyOf(takers));
  }
}
