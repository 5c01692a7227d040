package rusuban.core.keyword;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import rusuban.core.keyword.MatchCondition.AllWords;
import rusuban.core.keyword.MatchCondition.Contains;
import rusuban.core.keyword.MatchCondition.Exact;
import rusuban.core.keyword.MatchCondition.Postback;
import rusuban.core.keyword.MatchCondition.Regex;
import rusuban.core.keyword.MatchCondition.StartsWith;

/**
 * Rules that can never fire. Each reported rule is truly dead, but not each dead rule is reported:
 * regular expressions are compared with exact words only.
 *
 * <p>A rule is dead if each of its words is vetoed by its own exclusions or taken by an earlier
 * rule. The earlier rule must always be active and take any longer text as well.
 */
public final class RuleWarnings {
  // Normalization never yields it from an owner's word, so that no word spans two.
  private static final String BETWEEN_WORDS = "\uFFFF";

  private final KeywordMatcher<Integer> takeExactly;
  private final KeywordMatcher<Integer> takeWhatBegins;
  private final KeywordMatcher<Integer> takeWhatContains;

  /**
   * A rule that can never fire.
   *
   * @param by the earlier rules that take all of its texts; empty if its own exclusions prevent
   *     them
   */
  public record NeverFires<R>(R rule, List<R> by) {
    public NeverFires {
      by = List.copyOf(by);
    }
  }

  /**
   * A word without any effect in a rule that may fire for other words.
   *
   * @param index the word's place among the rule's words
   * @param by the earlier rule that takes every text with the word; empty if the rule's own
   *     exclusions prevent it
   */
  public record TakenWord<R>(R rule, int index, String word, Optional<R> by) {}

  private <R> RuleWarnings(List<RuleEntry<R>> entries, Predicate<R> alwaysActive) {
    var active = new ArrayList<RuleEntry<Integer>>();
    for (int i = 0; i < entries.size(); i++)
      if (alwaysActive.test(entries.get(i).rule()))
        active.add(new RuleEntry<>(i, entries.get(i).matchCondition()));
    takeExactly = KeywordMatcher.compile(active);
    // A longer text may contain an exclusion or no longer match a regular expression.
    active.removeIf(
        e -> !e.matchCondition().exclusions().isEmpty() || e.matchCondition() instanceof Regex);
    active.removeIf(e -> e.matchCondition() instanceof Exact);
    takeWhatBegins = KeywordMatcher.compile(active);
    active.removeIf(e -> e.matchCondition() instanceof StartsWith);
    takeWhatContains = KeywordMatcher.compile(active);
  }

  /**
   * Returns the rules that can never fire.
   *
   * @param entriesInPriorityOrder all rules, the highest priority first
   * @param alwaysActive whether a rule works at any hour, on any date and in any chat
   */
  public static <R> List<NeverFires<R>> find(
      List<RuleEntry<R>> entriesInPriorityOrder, Predicate<R> alwaysActive) {
    var warnings = new RuleWarnings(entriesInPriorityOrder, alwaysActive);
    var dead = new ArrayList<NeverFires<R>>();
    for (int i = 0; i < entriesInPriorityOrder.size(); i++) {
      var rule = entriesInPriorityOrder.get(i).rule();
      warnings
          .takersOf(i, entriesInPriorityOrder.get(i).matchCondition())
          .map(by -> by.stream().map(taker -> entriesInPriorityOrder.get(taker).rule()).toList())
          .ifPresent(by -> dead.add(new NeverFires<>(rule, by)));
    }
    return List.copyOf(dead);
  }

  /**
   * Returns the words without any effect, including those of rules that can never fire.
   *
   * @param entriesInPriorityOrder all rules, the highest priority first
   * @param alwaysActive whether a rule works at any hour, on any date and in any chat
   */
  public static <R> List<TakenWord<R>> takenWords(
      List<RuleEntry<R>> entriesInPriorityOrder, Predicate<R> alwaysActive) {
    var warnings = new RuleWarnings(entriesInPriorityOrder, alwaysActive);
    var taken = new ArrayList<TakenWord<R>>();
    for (int i = 0; i < entriesInPriorityOrder.size(); i++) {
      var entry = entriesInPriorityOrder.get(i);
      var words = words(entry.matchCondition());
      for (int word = 0; word < words.size(); word++) {
        var takers = warnings.takersOf(i, alone(entry.matchCondition(), words.get(word)));
        if (takers.isEmpty()) continue;
        var by = takers.get().stream().findFirst().map(taker -> entriesInPriorityOrder.get(taker));
        taken.add(new TakenWord<>(entry.rule(), word, words.get(word), by.map(RuleEntry::rule)));
      }
    }
    return List.copyOf(taken);
  }

  /** Returns the words that each suffice for a match. */
  private static List<String> words(MatchCondition matchCondition) {
    return switch (matchCondition) {
      case Exact(var words, _) -> words;
      case StartsWith(var words, _) -> words;
      case Contains(var words, _) -> words;
      case AllWords _, Regex _, Postback _ -> List.of();
    };
  }

  private static MatchCondition alone(MatchCondition matchCondition, String word) {
    return switch (matchCondition) {
      case Exact(_, var exclusions) -> new Exact(List.of(word), exclusions);
      case StartsWith(_, var exclusions) -> new StartsWith(List.of(word), exclusions);
      case Contains(_, var exclusions) -> new Contains(List.of(word), exclusions);
      case AllWords _, Regex _, Postback _ -> matchCondition;
    };
  }

  private Optional<List<Integer>> takersOf(int rule, MatchCondition matchCondition) {
    return switch (matchCondition) {
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
      var text = new NormalizedText(written);
      if (exclusions.stream().map(TextNormalizer::fold).anyMatch(text.text()::contains)) continue;
      var first = earlier.matches(text).iterator();
      if (!first.hasNext()) return Optional.empty();
      int taker = first.next();
      if (taker >= rule) return Optional.empty();
      takers.add(taker);
    }
    return Optional.of(List.copyOf(takers));
  }
}
