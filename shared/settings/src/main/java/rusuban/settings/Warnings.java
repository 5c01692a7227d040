package rusuban.settings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rusuban.core.Problem;
import rusuban.core.hours.ResponseHours;
import rusuban.core.keyword.KeywordMatcher;
import rusuban.core.keyword.Match;
import rusuban.core.keyword.RuleWarnings;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.FollowUpPlan.Due;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.QuietHours;
import rusuban.core.settings.Settings;

/** What is allowed in a document but can hardly be meant. */
final class Warnings {
  private final List<Problem> found = new ArrayList<>();

  private Warnings() {}

  static List<Problem> of(Settings settings) {
    var warnings = new Warnings();
    warnings.neverOpen(settings.hours());
    warnings.deadRules(settings.rules());
    warnings.patterns(settings.rules());
    warnings.plansNeverSent(settings);
    return List.copyOf(warnings.found);
  }

  private void neverOpen(ResponseHours hours) {
    if (hours.weekdays().values().stream().allMatch(day -> day.ranges().isEmpty()))
      warn("responseHours.weekdays", "営業する曜日がありません。", "The shop is open on no day of the week.");
  }

  private void deadRules(List<KeywordRule> rules) {
    var entries =
        IntStream.range(0, rules.size())
            .mapToObj(i -> new KeywordMatcher.Entry<>(i, rules.get(i).match()))
            .toList();
    for (var never : RuleWarnings.find(entries, i -> isAlwaysActive(rules.get(i)))) {
      var by = never.by().stream().map(rules::get).toList();
      var rule = rules.get(never.rule());
      // In a group, a rule for groups still answers where those before it are silent.
      if (!rule.groups() || by.stream().allMatch(KeywordRule::groups))
        deadRule(never.rule(), rule.id(), by.stream().map(KeywordRule::id).toList());
    }
  }

  private void deadRule(int index, String id, List<String> by) {
    var at = "keywordRules[" + index + "]";
    if (by.isEmpty())
      warn(
          at,
          "ルール「" + id + "」は働きません。どの語も自身の except に当たります。",
          "The rule \"" + id + "\" can never answer: its own exceptions veto each of its words.");
    else
      warn(
          at,
          "ルール「" + id + "」は働きません。先にあるルール" + by + "が先に答えます。",
          "The rule \"" + id + "\" can never answer: " + by + " before it take every such text.");
  }

  private static boolean isAlwaysActive(KeywordRule rule) {
    return rule.active() == KeywordRule.Active.ANY_TIME
        && rule.from().isEmpty()
        && rule.until().isEmpty()
        && rule.pause().isEmpty();
  }

  private void patterns(List<KeywordRule> rules) {
    for (int i = 0; i < rules.size(); i++)
      if (rules.get(i).match() instanceof Match.Regex(var pattern, _))
        found.addAll(Match.Regex.warnings(pattern, "keywordRules[" + i + "].match.regex"));
  }

  private void plansNeverSent(Settings settings) {
    for (int i = 0; i < settings.followUps().size(); i++) {
      var plan = settings.followUps().get(i);
      var at = "followUps[" + i + "]";
      if (plan.start() == FollowUpPlan.Start.RULE && isStartedByNone(plan, settings.rules()))
        warn(
            at + ".start",
            "「" + plan.id() + "」を始めるルールがありません。",
            "No rule starts \"" + plan.id() + "\".");
      if (isAlwaysQuiet(plan.due(), settings.quietHours()))
        warn(
            at + ".due",
            "sameDayAt から latest までがすべて quietHours に入るため、送られません。",
            "Never sent: all of sameDayAt to latest lies in quietHours.");
    }
  }

  private static boolean isStartedByNone(FollowUpPlan plan, List<KeywordRule> rules) {
    return rules.stream().noneMatch(rule -> rule.actions().startFollowUps().contains(plan.id()));
  }

  private static boolean isAlwaysQuiet(Due due, QuietHours quiet) {
    return due instanceof Due.SameDay(LocalTime at, LocalTime latest)
        && quiet.contain(someDayAt(at), ZoneOffset.UTC)
        && quiet.endFor(someDayAt(at), ZoneOffset.UTC).isAfter(someDayAt(latest));
  }

  private static Instant someDayAt(LocalTime time) {
    return LocalDate.EPOCH.atTime(time).toInstant(ZoneOffset.UTC);
  }

  private void warn(String at, String ja, String en) {
    found.add(new Problem(at, ja, en));
  }
}
