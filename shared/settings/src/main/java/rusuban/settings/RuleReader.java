package rusuban.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rusuban.core.chat.ChatStatus;
import rusuban.core.keyword.MatchCondition;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.KeywordRule.Actions;
import rusuban.core.settings.KeywordRule.Active;
import rusuban.core.settings.KeywordRule.Pick;
import rusuban.json.Json;

/** Reader of {@code keywordRules}. */
final class RuleReader {
  /** Maximum number of rules. LINE's own manager takes 200; one pass matches this many here. */
  static final int MOST_RULES = 10_000;

  /** Maximum number of patterns. Each runs for every message that no rule above it answers. */
  static final int MOST_PATTERNS = 50;

  /** Maximum length of a rule's or follow-up's name, in UTF-16 units. */
  static final int LONGEST_NAME = 40;

  private static final int WORDS = 100;
  private static final int WORD_LENGTH = 100;
  private static final int ANSWERS = 10;

  private RuleReader() {}

  static List<KeywordRule> read(ObjectFieldReader root, Set<String> plans) {
    var rules = new ArrayList<KeywordRule>();
    var ids = new HashSet<String>();
    for (ObjectFieldReader each : root.objects("keywordRules", MOST_RULES)) {
      Optional<String> id = each.required("id", 60);
      if (id.isPresent() && !ids.add(id.get()))
        each.problem("id", "同じ id のルールがあります。", "Another rule has the same id.");
      Optional<MatchCondition> match = match(each);
      var rule = rule(each, id.orElse("?"), match.orElse(NEVER), plans);
      each.end();
      rules.add(rule);
    }
    long patterns =
        rules.stream()
            .filter(rule -> rule.matchCondition() instanceof MatchCondition.Regex)
            .count();
    if (patterns > MOST_PATTERNS)
      root.problem(
          "keywordRules",
          "正規表現のルールは" + MOST_PATTERNS + "件までです（いまは" + patterns + "件）。",
          "At most " + MOST_PATTERNS + " rules may have a regex (found " + patterns + ").");
    long instructions =
        rules.stream()
            .map(KeywordRule::matchCondition)
            .mapToLong(
                matchCondition ->
                    matchCondition instanceof MatchCondition.Regex regex ? regex.instructions() : 0)
            .sum();
    if (instructions > MatchCondition.Regex.MAX_PROGRAMS)
      root.problem(
          "keywordRules",
          "正規表現は、全部のルールを合わせて"
              + MatchCondition.Regex.MAX_PROGRAMS
              + "命令までです（いまは約"
              + instructions
              + "）。短くするか、contains などに書き換えてください。",
          "The patterns of all rules together have at most "
              + MatchCondition.Regex.MAX_PROGRAMS
              + " instructions (found about "
              + instructions
              + "). Shorten them, or use contains and the like.");
    return rules;
  }

  /** Replacement for an unreadable match; its document is refused as a whole. */
  private static final MatchCondition NEVER = new MatchCondition.Exact(List.of("?"), List.of("?"));

  private static KeywordRule rule(
      ObjectFieldReader each, String id, MatchCondition matchCondition, Set<String> plans) {
    int before = each.problems().size();
    var from = each.parsed("from", "2026-12-01", TimeFormats::date);
    var until = each.parsed("until", "2026-12-31", TimeFormats::date);
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get()))
      each.problem(
          "until",
          "until は from（" + from.get() + "）以降にしてください（いまは" + until.get() + "）。",
          "until must not be before from (" + from.get() + "), found " + until.get() + ".");
    var answers = answers(each);
    var pick = each.choice("pick", picks()).orElse(Pick.IN_TURN);
    int messages = answers.stream().mapToInt(List::size).sum();
    if (pick == Pick.ALL && messages > 5)
      each.problem(
          "answers",
          "all では合わせて5通までです（いまは" + messages + "通）。",
          "With \"all\" there may be at most five messages in all (found " + messages + ").");
    var actions = actions(each, plans);
    if (answers.isEmpty() && actions.equals(Actions.NONE) && each.problems().size() == before)
      each.problem("answers", "返信か動作のどちらかを設定してください。", "Give answers or actions.");
    return new KeywordRule(
        id,
        each.text("name", LONGEST_NAME),
        each.flag("on").orElse(true),
        matchCondition,
        each.choice("active", actives()).orElse(Active.ANY_TIME),
        from,
        until,
        each.flag("groups").orElse(false),
        answers,
        pick,
        each.duration("pause", Duration.ofDays(365)),
        actions);
  }

  private static Optional<MatchCondition> match(ObjectFieldReader rule) {
    if (!rule.has("match")) {
      rule.problem("match", "この項目は必須です。", "This field is required.");
      return Optional.empty();
    }
    int before = rule.problems().size();
    ObjectFieldReader match = rule.object("match");
    var except = words(match, "except");
    var found = new ArrayList<MatchCondition>();
    someWords(match, "exact")
        .ifPresent(words -> found.add(new MatchCondition.Exact(words, except)));
    someWords(match, "contains")
        .ifPresent(words -> found.add(new MatchCondition.Contains(words, except)));
    someWords(match, "startsWith")
        .ifPresent(words -> found.add(new MatchCondition.StartsWith(words, except)));
    someWords(match, "allWords")
        .ifPresent(words -> found.add(new MatchCondition.AllWords(words, except)));
    match
        .text("regex", MatchCondition.Regex.MAX_UNITS)
        .flatMap(pattern -> regex(match, pattern, except))
        .ifPresent(found::add);
    tapData(match, except).ifPresent(found::add);
    match.end();
    if (found.size() != 1 && rule.problems().size() == before)
      rule.problem(
          "match",
          "exact、contains、startsWith、allWords、regex、postback のうち1つを書いてください（いまは"
              + found.size()
              + "つ）。",
          "Give one of exact, contains, startsWith, allWords, regex and postback (found "
              + found.size()
              + ").");
    return found.stream().findFirst();
  }

  private static Optional<MatchCondition> tapData(ObjectFieldReader match, List<String> except) {
    int before = match.problems().size();
    var data = match.texts("postback", WORDS, MatchCondition.Postback.MAX_UNITS);
    if (!match.has("postback") || match.problems().size() > before) return Optional.empty();
    if (data.isEmpty())
      match.problem("postback", "ボタンの data を1つ以上書いてください。", "Give the data of at least one button.");
    else if (!except.isEmpty())
      match.problem(
          "except", "postback とは一緒に使えません。消してください。", "Cannot be used beside postback. Remove it.");
    return data.isEmpty() ? Optional.empty() : Optional.of(new MatchCondition.Postback(data));
  }

  private static Optional<MatchCondition> regex(
      ObjectFieldReader match, String pattern, List<String> except) {
    var problem = MatchCondition.Regex.check(pattern, match.path("regex"));
    problem.ifPresent(match.problems()::add);
    return problem.isPresent()
        ? Optional.empty()
        : Optional.of(new MatchCondition.Regex(pattern, except));
  }

  private static Optional<List<String>> someWords(ObjectFieldReader match, String name) {
    int before = match.problems().size();
    var words = words(match, name);
    if (match.has(name) && words.isEmpty() && match.problems().size() == before)
      match.problem(name, "語を1つ以上書いてください。", "Give at least one word.");
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
  }

  private static List<String> words(ObjectFieldReader match, String name) {
    var words = match.texts(name, WORDS, WORD_LENGTH);
    var problems = MatchCondition.checkWords(words, match.path(name));
    match.problems().addAll(problems);
    return problems.isEmpty() ? words : List.of();
  }

  private static List<List<Json>> answers(ObjectFieldReader rule) {
    if (rule.has("answer") && rule.has("answers"))
      rule.problem("answers", "answer と answers はどちらか一方です。", "Give either answer or answers.");
    if (rule.has("answer")) return List.of(MessageListReader.read(rule, "answer"));
    var answers = new ArrayList<List<Json>>();
    List<Json> items = rule.items("answers", ANSWERS);
    for (int i = 0; i < items.size(); i++)
      answers.add(MessageListReader.read(items.get(i), rule.path("answers") + "[" + i + "]", rule));
    return answers;
  }

  private static Actions actions(ObjectFieldReader rule, Set<String> plans) {
    ObjectFieldReader actions = rule.object("actions");
    var read =
        new Actions(
            Set.copyOf(actions.texts("addTags", 10, 30)),
            Set.copyOf(actions.texts("removeTags", 10, 30)),
            actions.choice("status", statuses()),
            actions.flag("callStaff").orElse(false),
            plans(actions, "startFollowUps", plans),
            plans(actions, "stopFollowUps", plans),
            actions.flag("optOut"));
    contradictions(actions, read.addTags(), read.removeTags(), "removeTags");
    contradictions(actions, read.startFollowUps(), read.stopFollowUps(), "stopFollowUps");
    actions.end();
    return read;
  }

  private static void contradictions(
      ObjectFieldReader actions, Set<String> on, Set<String> off, String nameOff) {
    on.stream()
        .filter(off::contains)
        .sorted()
        .forEach(
            both ->
                actions.problem(
                    nameOff,
                    "「" + both + "」を同時に付けて外すことはできません。",
                    "\"" + both + "\" cannot be turned on and off at once."));
  }

  private static Set<String> plans(ObjectFieldReader actions, String name, Set<String> plans) {
    List<String> named = actions.texts(name, 20, 60);
    for (String plan : named)
      if (!plans.contains(plan))
        actions.problem(
            name, "followUps に「" + plan + "」がありません。", "There is no follow-up \"" + plan + "\".");
    return Set.copyOf(named);
  }

  static Map<String, Active> actives() {
    var words = new LinkedHashMap<String, Active>();
    words.put("any-time", Active.ANY_TIME);
    words.put("inside-hours", Active.INSIDE_HOURS);
    words.put("outside-hours", Active.OUTSIDE_HOURS);
    return words;
  }

  static Map<String, Pick> picks() {
    var words = new LinkedHashMap<String, Pick>();
    words.put("in-turn", Pick.IN_TURN);
    words.put("random", Pick.AT_RANDOM);
    words.put("all", Pick.ALL);
    return words;
  }

  private static Map<String, ChatStatus> statuses() {
    var words = new LinkedHashMap<String, ChatStatus>();
    words.put("waiting", ChatStatus.WAITING);
    words.put("in-progress", ChatStatus.IN_PROGRESS);
    words.put("done", ChatStatus.DONE);
    return words;
  }
}
