package rusuban.settings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import rusuban.core.ValidationProblem;
import rusuban.core.chat.ChatStatus;
import rusuban.core.chat.ResponseMode;
import rusuban.core.content.MessageWarnings;
import rusuban.core.hours.ResponseCalendar;
import rusuban.core.hours.ScheduledToggle;
import rusuban.core.keyword.MatchCondition;
import rusuban.core.keyword.RuleEntry;
import rusuban.core.keyword.RuleWarnings;
import rusuban.core.settings.Handover;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.KeywordRule.Active;
import rusuban.core.settings.KeywordRule.Pick;
import rusuban.core.settings.Settings;
import rusuban.json.Json;

/**
 * Warnings about valid content of a document that is never seen, never answered or never sent. They
 * are computed when a person checks or applies a document, never when a function loads one.
 */
final class SettingsWarnings {
  private final Settings settings;
  private final Instant now;
  private final List<ValidationProblem> found = new ArrayList<>();

  private SettingsWarnings(Settings settings, Instant now) {
    this.settings = settings;
    this.now = now;
  }

  static List<ValidationProblem> of(Settings settings, Instant now) {
    var settingsWarnings = new SettingsWarnings(settings, now);
    settingsWarnings.found.addAll(HoursWarnings.of(settings.hours()));
    settingsWarnings.notices();
    settingsWarnings.handover();
    settingsWarnings.rules();
    settingsWarnings.messages();
    settingsWarnings.found.addAll(FollowUpPlanWarnings.of(settings));
    return List.copyOf(settingsWarnings.found);
  }

  private void notices() {
    var hours = settings.hours();
    if (isOn(hours.busy()) && settings.busyNotice().isEmpty())
      warn(
          "responseHours.busy",
          "busyNotice がないため、混雑中でも何も送られません。",
          "Nothing is said while busy: there is no busyNotice.");
    if (isOn(hours.temporaryClosure()) && settings.closedNotice().isEmpty())
      warn(
          "responseHours.temporarilyClosed",
          "closedNotice がないため、臨時休業をお客様に知らせません。",
          "Nobody is told of the closure: there is no closedNotice.");
  }

  private void handover() {
    boolean isUsed =
        settings.rules().stream().anyMatch(rule -> rule.on() && rule.actions().callStaff());
    if (isUsed
        && settings.handover() instanceof Handover.UntilOpening
        && ResponseCalendar.of(settings.hours()).nextOpening(now).isEmpty())
      warn(
          "handover",
          "次の開店がないため、スタッフを呼んで1日たつと、自動の返信に戻ります。",
          "There is no next opening: one day after staff were called, answers are automatic again.");
  }

  private boolean isOn(Optional<ScheduledToggle> timed) {
    return timed.filter(each -> each.until().isAfter(now)).isPresent();
  }

  private void rules() {
    takenRulesAndWords();
    for (int i = 0; i < settings.rules().size(); i++) {
      var rule = settings.rules().get(i);
      if (!rule.on()) continue;
      var at = "keywordRules[" + i + "]";
      if (rule.matchCondition() instanceof MatchCondition.Regex(var pattern, _))
        found.addAll(MatchCondition.Regex.warnings(pattern, at + ".match.regex"));
      if (isOver(rule))
        warn(
            at + ".until",
            "最後の日（" + rule.until().orElseThrow() + "）を過ぎているため、このルールはもう働きません。",
            "This rule is over: its last day, " + rule.until().orElseThrow() + ", is past.");
      if (rule.active() == Active.INSIDE_HOURS && settings.mode() == ResponseMode.BY_HOURS)
        warn(
            at + ".active",
            "responseMode が by-hours なので、営業中はスタッフが答えます。このルールは混雑中にしか働きません。",
            "With responseMode by-hours staff answer while open: this rule works only while busy.");
      actions(rule, at + ".actions");
    }
  }

  private void actions(KeywordRule rule, String at) {
    var actions = rule.actions();
    boolean out = actions.optOut().orElse(false);
    if (out && !actions.startFollowUps().isEmpty())
      warn(
          at + ".startFollowUps",
          "optOut と一緒では、始めたフォローも送られません。",
          "With optOut the follow-ups that it starts are never sent.");
    if (actions.callStaff() && actions.status().filter(s -> s != ChatStatus.WAITING).isPresent())
      warn(
          at + ".status",
          "callStaff が対応状況を waiting にするため、この status は残りません。",
          "callStaff sets the status to waiting, so this status does not stay.");
  }

  private boolean isOver(KeywordRule rule) {
    var today = LocalDate.ofInstant(now, settings.zone());
    return rule.until().filter(today::isAfter).isPresent();
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

  private void takenRulesAndWords() {
    var rules = settings.rules();
    var entries =
        IntStream.range(0, rules.size())
            .filter(i -> rules.get(i).on())
            .mapToObj(i -> new RuleEntry<>(i, rules.get(i).matchCondition()))
            .toList();
    var problems = new ArrayList<ValidationProblem>();
    var order = new ArrayList<Integer>();
    for (var part : rules.stream().filter(KeywordRule::on).map(Part::of).distinct().toList()) {
      Predicate<Integer> covers = i -> part.isCoveredBy(rules.get(i));
      var dead = new HashSet<Integer>();
      for (var never : RuleWarnings.find(entries, covers))
        if (Part.of(rules.get(never.rule())).equals(part) && dead.add(never.rule())) {
          order.add(never.rule());
          problems.add(deadRule(never.rule(), never.by()));
        }
      for (var taken : RuleWarnings.takenWords(entries, covers))
        if (Part.of(rules.get(taken.rule())).equals(part) && !dead.contains(taken.rule())) {
          order.add(taken.rule());
          problems.add(takenWord(taken));
        }
    }
    IntStream.range(0, problems.size())
        .boxed()
        .sorted(Comparator.comparing(order::get))
        .forEach(i -> found.add(problems.get(i)));
  }

  private ValidationProblem deadRule(int index, List<Integer> takers) {
    var name = settings.rules().get(index).shownName();
    var by = takers.stream().map(taker -> settings.rules().get(taker).shownName()).toList();
    var at = "keywordRules[" + index + "]";
    return by.isEmpty()
        ? new ValidationProblem(
            at,
            "ルール「" + name + "」は働きません。どの語も自身の except に当たります。",
            "The rule \""
                + name
                + "\" can never answer: its own exceptions veto each of its words.")
        : new ValidationProblem(
            at,
            "ルール「" + name + "」は働きません。先にあるルール" + by + "が先に答えます。",
            "The rule \""
                + name
                + "\" can never answer: "
                + by
                + " before it take every such text.");
  }

  private ValidationProblem takenWord(RuleWarnings.TakenWord<Integer> taken) {
    var rule = settings.rules().get(taken.rule());
    var at =
        "keywordRules["
            + taken.rule()
            + "].match."
            + field(rule.matchCondition())
            + "["
            + taken.index()
            + "]";
    var word = ObjectFieldReader.quoted(taken.word());
    var by = taken.by().map(taker -> settings.rules().get(taker).shownName());
    return by.isPresent()
        ? new ValidationProblem(
            at,
            "語「" + word + "」には、先にあるルール「" + by.get() + "」が答えます。順番を入れ替えるか、この語を消してください。",
            "The rule \""
                + by.get()
                + "\" before it takes the word \""
                + word
                + "\". Change the order or remove the word.")
        : new ValidationProblem(
            at,
            "語「" + word + "」は、このルール自身の except に当たるため働きません。",
            "The word \"" + word + "\" never counts: the rule's own except vetoes it.");
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

  private void messages() {
    var spoken = OutgoingMessages.all(settings);
    for (var each : spoken) {
      found.addAll(MessageWarnings.of(each.messages(), each.at(), settings.shopName()));
      stickers(each);
    }
    buttonsBetweenAnswers();
    found.addAll(TapWarnings.of(settings, spoken, rule -> isOver(rule) || !rule.on()));
  }

  /**
   * Warns of buttons before the last of several answers. LINE gets all answers as one list and
   * shows only the buttons of the last message.
   */
  private void buttonsBetweenAnswers() {
    for (int i = 0; i < settings.rules().size(); i++) {
      var rule = settings.rules().get(i);
      if (!rule.on() || rule.pick() != Pick.ALL) continue;
      for (int j = 0; j < rule.answers().size() - 1; j++) {
        var answer = rule.answers().get(j);
        if (!answer.isEmpty()
            && answer.getLast() instanceof Json.Obj last
            && last.get("quickReply").isPresent())
          warn(
              "keywordRules[" + i + "].answers[" + j + "][" + (answer.size() - 1) + "].quickReply",
              "pick が all なので、このあとに次の返信が続きます。LINE に出るのは、いちばん最後のメッセージの quickReply だけです。",
              "With pick all another answer follows, and LINE shows the quickReply of the last"
                  + " message only.");
      }
    }
  }

  private void stickers(OutgoingMessages outgoingMessages) {
    for (int i = 0; i < outgoingMessages.messages().size(); i++)
      if (outgoingMessages.messages().get(i) instanceof Json.Obj message
          && message.text("type").equals(Optional.of("sticker"))) {
        var packageId = message.text("packageId").orElse("");
        var stickerId = message.text("stickerId").orElse("");
        var known = StickerCatalog.known();
        if (!known.has(packageId, stickerId))
          warn(
              outgoingMessages.at() + "[" + i + "].stickerId",
              "スタンプ "
                  + ObjectFieldReader.quoted(packageId + "/" + stickerId)
                  + " は、送れるスタンプの LINE の一覧（"
                  + known.asOf()
                  + " 現在）にありません。ないスタンプは送れず、返信ごと失敗します。",
              "The sticker "
                  + ObjectFieldReader.quoted(packageId + "/" + stickerId)
                  + " is not in LINE's list of sendable stickers (as of "
                  + known.asOf()
                  + "). With one that is not, the whole answer fails.");
      }
  }

  private void warn(String at, String ja, String en) {
    found.add(new ValidationProblem(at, ja, en));
  }
}
