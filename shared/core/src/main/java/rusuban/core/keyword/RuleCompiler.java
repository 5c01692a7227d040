package rusuban.core.keyword;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rusuban.core.keyword.CompiledRules.Candidate;
import rusuban.core.keyword.CompiledRules.RuleList;
import rusuban.core.keyword.CompiledRules.RuleLists;
import rusuban.core.keyword.MatchCondition.AllWords;
import rusuban.core.keyword.MatchCondition.Contains;
import rusuban.core.keyword.MatchCondition.Exact;
import rusuban.core.keyword.MatchCondition.Postback;
import rusuban.core.keyword.MatchCondition.Regex;
import rusuban.core.keyword.MatchCondition.StartsWith;

/** Compiler that numbers the normalized words and indexes each rule by its words. Used once. */
final class RuleCompiler<R> {
  /**
   * Maximum of all patterns' instructions times a text's UTF-16 units. It covers twice the 10,000
   * characters that LINE's app sends, since some characters normalize to several. Only a longer
   * text of another origin, together with many large patterns, exceeds it and is searched without
   * its end.
   */
  private static final long MAX_REGEX_WORK = 20_000L * Regex.MAX_PROGRAMS;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private final List<Integer> uses = new ArrayList<>();
  private final Map<Integer, List<Integer>> anywhere = new HashMap<>();
  private final Map<Integer, List<Integer>> atStart = new HashMap<>();
  private final Map<Integer, List<Integer>> whole = new HashMap<>();
  private final List<Integer> regexes = new ArrayList<>();

  /** The words of one rule, as numbers. */
  private record Numbered<R>(
      R rule, MatchCondition matchCondition, List<Integer> words, List<Integer> excluded) {}

  CompiledRules<R> compile(List<RuleEntry<R>> entries) {
    // Counts the words of all rules before indexing any: only then is the rarest word known.
    var numbered = entries.stream().map(this::number).toList();
    var candidates = new ArrayList<Candidate<R>>();
    for (var rule : numbered) {
      file(candidates.size(), rule);
      candidates.add(candidate(rule));
    }
    return new CompiledRules<>(
        List.copyOf(candidates),
        new WordAutomaton(words),
        new RuleLists(anywhere, words.size()),
        new RuleLists(atStart, words.size()),
        new RuleLists(whole, words.size()),
        new RuleList(regexes),
        regexUnits(candidates));
  }

  private static <R> int regexUnits(List<Candidate<R>> candidates) {
    long programs =
        candidates.stream()
            .flatMap(candidate -> candidate.regex().stream())
            .mapToLong(Pattern::programSize)
            .sum();
    return (int) Math.min(Integer.MAX_VALUE, MAX_REGEX_WORK / Math.max(1, programs));
  }

  private Numbered<R> number(RuleEntry<R> entry) {
    var matchCondition = entry.matchCondition();
    var own = numbers(wordsOf(matchCondition));
    for (int word : own) uses.set(word, uses.get(word) + 1);
    return new Numbered<>(entry.rule(), matchCondition, own, numbers(matchCondition.exclusions()));
  }

  private List<Integer> numbers(List<String> written) {
    return written.stream().map(TextNormalizer::fold).distinct().map(this::number).toList();
  }

  private int number(String folded) {
    return numbers.computeIfAbsent(
        folded,
        word -> {
          words.add(word);
          uses.add(0);
          return words.size() - 1;
        });
  }

  private void file(int number, Numbered<R> rule) {
    switch (rule.matchCondition()) {
      case Exact _ -> file(number, whole, rule.words());
      case Contains _ -> file(number, anywhere, rule.words());
      case StartsWith _ -> file(number, atStart, rule.words());
      case AllWords _ ->
          file(
              number,
              anywhere,
              List.of(Collections.min(rule.words(), Comparator.comparing(uses::get))));
      case Regex _ -> regexes.add(number);
      // The data of a tap select it, not a text.
      case Postback _ -> {}
    }
  }

  private void file(int rule, Map<Integer, List<Integer>> lists, List<Integer> under) {
    for (int word : under) lists.computeIfAbsent(word, _ -> new ArrayList<>()).add(rule);
  }

  private Candidate<R> candidate(Numbered<R> rule) {
    return switch (rule.matchCondition()) {
      case AllWords _ ->
          new Candidate<>(rule.rule(), rule.words(), rule.excluded(), Optional.empty());
      case Regex(var pattern, _) ->
          new Candidate<>(
              rule.rule(),
              List.of(),
              rule.excluded(),
              Optional.of(NormalizedRegex.compile(pattern)));
      case Exact _, Contains _, StartsWith _, Postback _ ->
          new Candidate<>(rule.rule(), List.of(), rule.excluded(), Optional.empty());
    };
  }

  private static List<String> wordsOf(MatchCondition matchCondition) {
    return switch (matchCondition) {
      case Exact(var words, _) -> words;
      case Contains(var words, _) -> words;
      case StartsWith(var words, _) -> words;
      case AllWords(var words, _) -> words;
      case Regex _, Postback _ -> List.of();
    };
  }
}
