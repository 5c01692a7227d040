package rusuban.settings.warning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import rusuban.core.keyword.KeywordMatcher;
import rusuban.core.keyword.MatchCondition;
import rusuban.core.keyword.NormalizedText;
import rusuban.core.keyword.RuleEntry;
import rusuban.core.keyword.RuleWarnings;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.KeywordRule.Active;
import rusuban.settings.ObjectFieldReader;
import rusuban.settings.warning.SettingsWarning.Kind;

/** Warnings about rules that take texts of other rules. Rules that are off take none. */
final class RuleOverlapWarnings {
  private final List<KeywordRule> rules;
  private final List<RuleEntry<Integer>> entries;
  private final Map<Integer, List<Found>> found = new HashMap<>();
  private final Set<Integer> dead = new HashSet<>();

  /** A warning about one rule, before its words know the rule's place. */
  record Found(Kind kind, List<Integer> by, String at, String ja, String en) {}

  private RuleOverlapWarnings(List<KeywordRule> rules) {
    this.rules = rules;
    entries =
        IntStream.range(0, rules.size())
            .filter(i -> rules.get(i).on())
            .mapToObj(i -> new RuleEntry<>(i, rules.get(i).matchCondition()))
            .toList();
  }

  /** Returns the warnings about each rule, by its place. Rules without any are missing. */
  static Map<Integer, List<Found>> of(List<KeywordRule> rules) {
    var warnings = new RuleOverlapWarnings(rules);
    for (var part : rules.stream().filter(KeywordRule::on).map(Part::of).distinct().toList())
      warnings.within(part);
    warnings.containedWords();
    return warnings.found;
  }

  /** A part of the day and a kind of chat; rules of the same part compete. */
  private record Part(Active active, boolean groups) {
    static Part of(KeywordRule rule) {
      return new Part(rule.active(), rule.groups());
    }

    /** Returns whether the rule works whenever a rule of this part does. */
    boolean isCoveredBy(KeywordRule rule) {
      return (rule.active() == Active.ANY_TIME || rule.active() == active)
          && (rule.groups() || !groups)
          && rule.from().isEmpty()
          && rule.until().isEmpty()
          && rule.pause().isEmpty();
    }
  }

  private void within(Part part) {
    Predicate<Integer> covers = i -> part.isCoveredBy(rules.get(i));
    Predicate<Integer> isOfPart = i -> Part.of(rules.get(i)).equals(part);
    for (var never : RuleWarnings.find(entries, covers))
      if (isOfPart.test(never.rule())) neverReached(never.rule(), never.by());
    var all =
        entries.stream().map(RuleEntry::rule).filter(covers.and(this::takesEverything)).findFirst();
    all.ifPresent(
        first -> {
          for (var entry : entries)
            if (entry.rule() > first
                && isOfPart.test(entry.rule())
                && !(entry.matchCondition() instanceof MatchCondition.Postback))
              neverReached(entry.rule(), List.of(first));
        });
    for (var taken : RuleWarnings.takenWords(entries, covers))
      if (isOfPart.test(taken.rule()) && !dead.contains(taken.rule())) wordTaken(taken);
  }

  private boolean takesEverything(int index) {
    return rules.get(index).matchCondition()
            instanceof MatchCondition.Regex(var pattern, var except)
        && except.isEmpty()
        && MatchCondition.Regex.matchesAll(pattern);
  }

  private void neverReached(int index, List<Integer> takers) {
    if (!dead.add(index)) return;
    var name = rules.get(index).shownName();
    var by = takers.stream().map(taker -> rules.get(taker).shownName()).toList();
    add(
        index,
        Kind.NEVER_REACHED,
        takers,
        "",
        by.isEmpty()
            ? "ルール「" + name + "」は働きません。どの語も自身の except に当たります。"
            : "ルール「" + name + "」は働きません。先にあるルール" + by + "が先に答えます。",
        by.isEmpty()
            ? "The rule \""
                + name
                + "\" can never answer: its own exceptions veto each of its words."
            : "The rule \""
                + name
                + "\" can never answer: "
                + by
                + " before it take every such text.");
  }

  private void wordTaken(RuleWarnings.TakenWord<Integer> taken) {
    var rule = rules.get(taken.rule());
    var at = ".match." + field(rule.matchCondition()) + "[" + taken.index() + "]";
    var word = ObjectFieldReader.quoted(taken.word());
    var by = taken.by().map(taker -> rules.get(taker).shownName());
    add(
        taken.rule(),
        Kind.WORD_TAKEN,
        taken.by().stream().toList(),
        at,
        by.isPresent()
            ? "語「" + word + "」には、先にあるルール「" + by.get() + "」が答えます。順番を入れ替えるか、この語を消してください。"
            : "語「" + word + "」は、このルール自身の except に当たるため働きません。",
        by.isPresent()
            ? "The rule \""
                + by.get()
                + "\" before it takes the word \""
                + word
                + "\". Change the order or remove the word."
            : "The word \"" + word + "\" never counts: the rule's own except vetoes it.");
  }

  private static String field(MatchCondition matchCondition) {
    return switch (matchCondition) {
      case MatchCondition.Exact _ -> "exact";
      case MatchCondition.Contains _ -> "contains";
      case MatchCondition.StartsWith _ -> "startsWith";
      case MatchCondition.AllWords _ -> "allWords";
      case MatchCondition.Regex _ -> "regex";
      case MatchCondition.Postback _ -> "postback";
    };
  }

  /** A word of a rule within a longer word of an earlier one. */
  private record Contained(int early, int wordIndex, String word, String longer) {}

  /** Notes each rule with a word that is part of an earlier rule's word: their order matters. */
  private void containedWords() {
    var within = new ArrayList<RuleEntry<Integer>>();
    for (var entry : entries)
      if (entry.matchCondition() instanceof MatchCondition.Contains
          || entry.matchCondition() instanceof MatchCondition.StartsWith) within.add(entry);
    var matcher = KeywordMatcher.compile(within);
    var pairs = new HashMap<Integer, List<Contained>>();
    for (var early : entries)
      for (var longer : words(early.matchCondition()))
        for (int late : matcher.matches(new NormalizedText(longer)))
          if (late > early.rule() && compete(rules.get(early.rule()), rules.get(late)))
            contained(late, early.rule(), longer)
                .ifPresent(it -> pairs.computeIfAbsent(late, _ -> new ArrayList<>()).add(it));
    pairs.forEach(this::wordContained);
  }

  private static boolean compete(KeywordRule one, KeywordRule other) {
    return one.active() == other.active()
        || one.active() == Active.ANY_TIME
        || other.active() == Active.ANY_TIME;
  }

  private Optional<Contained> contained(int late, int early, String longer) {
    var whole = new NormalizedText(longer).text();
    var words = words(rules.get(late).matchCondition());
    for (int i = 0; i < words.size(); i++) {
      var part = new NormalizedText(words.get(i)).text();
      if (whole.contains(part) && !whole.equals(part))
        return Optional.of(new Contained(early, i, words.get(i), longer));
    }
    return Optional.empty();
  }

  private void wordContained(int late, List<Contained> all) {
    if (dead.contains(late)) return;
    var first = all.getFirst();
    var by = new LinkedHashSet<Integer>();
    all.forEach(it -> by.add(it.early()));
    var word = ObjectFieldReader.quoted(first.word());
    var longer = ObjectFieldReader.quoted(first.longer());
    var names = by.stream().map(it -> rules.get(it).shownName()).toList();
    add(
        late,
        Kind.WORD_CONTAINED,
        List.copyOf(by),
        ".match." + field(rules.get(late).matchCondition()) + "[" + first.wordIndex() + "]",
        "語「%s」は「%s」にも含まれます。いまはルール%sが先なので、そちらが答えます。順番を変えるときはご注意ください。".formatted(word, longer, names),
        "The word \"%s\" is part of \"%s\". The rules %s come first and answer it: mind this when you change the order."
            .formatted(word, longer, names));
  }

  /** Returns the words that each suffice for a match. */
  private static List<String> words(MatchCondition matchCondition) {
    return switch (matchCondition) {
      case MatchCondition.Exact(var words, _) -> words;
      case MatchCondition.Contains(var words, _) -> words;
      case MatchCondition.StartsWith(var words, _) -> words;
      case MatchCondition.AllWords _, MatchCondition.Regex _, MatchCondition.Postback _ ->
          List.of();
    };
  }

  private void add(int index, Kind kind, List<Integer> by, String at, String ja, String en) {
    found
        .computeIfAbsent(index, _ -> new ArrayList<>())
        .add(new Found(kind, by, "keywordRules[" + index + "]" + at, ja, en));
  }
}
