package rusuban.settings.warning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rusuban.core.ValidationProblem;
import rusuban.core.chat.ChatStatus;
import rusuban.core.chat.ResponseMode;
import rusuban.core.content.MessageWarnings;
import rusuban.core.hours.ResponseCalendar;
import rusuban.core.hours.ScheduledToggle;
import rusuban.core.keyword.MatchCondition;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.Handover;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.KeywordRule.Active;
import rusuban.core.settings.KeywordRule.Pick;
import rusuban.core.settings.Settings;
import rusuban.json.Json;
import rusuban.settings.ObjectFieldReader;
import rusuban.settings.warning.SettingsWarning.Kind;

/**
 * Warnings about valid content of a document that is never seen, never answered or never sent. They
 * are computed when a person checks or applies a document, never when a function loads one.
 */
public final class SettingsWarnings {
  private static final Pattern LISTED = Pattern.compile("(keywordRules|followUps)\\[(\\d+)].*");

  private final Settings settings;
  private final Instant now;
  private final List<SettingsWarning> found = new ArrayList<>();

  private SettingsWarnings(Settings settings, Instant now) {
    this.settings = settings;
    this.now = now;
  }

  /**
   * Returns all warnings and notes, in the document's order of checks.
   *
   * @param now the time at which the document would go live
   */
  public static List<SettingsWarning> of(Settings settings, Instant now) {
    var warnings = new SettingsWarnings(settings, now);
    warnings.addAll(HoursWarnings.of(settings.hours()));
    warnings.notices();
    warnings.handover();
    warnings.unheard();
    warnings.rules();
    warnings.messages();
    warnings.addAll(FollowUpPlanWarnings.of(settings));
    warnings.followUps();
    return List.copyOf(warnings.found);
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

  /** Warns of messages that nobody gets, because staff answer or another message comes first. */
  private void unheard() {
    if (saysNothing())
      add(
          Kind.NOTHING_SAID,
          "defaultReply",
          "自動で答えるものが、まだ1つもありません。返信かお知らせを作ってください。",
          "Nothing is answered automatically yet: add a rule or a notice.");
    switch (settings.mode()) {
      case AUTO -> {}
      case STAFF -> onlyStaff();
      case BY_HOURS -> {
        if (!settings.defaultReply().isEmpty()
            && !settings.closedNotice().isEmpty()
            && !settings.busyNotice().isEmpty())
          add(
              Kind.NOBODY_GETS,
              "defaultReply",
              "responseMode が by-hours で、休みと混雑のお知らせがあるため、この返信が送られるときはありません。",
              "With responseMode by-hours and both notices set, this reply is never sent.");
      }
    }
  }

  private boolean saysNothing() {
    var greeting = settings.greeting();
    return settings.rules().stream().noneMatch(rule -> rule.on() && !rule.answers().isEmpty())
        && settings.followUps().stream().noneMatch(FollowUpPlan::on)
        && Stream.of(settings.closedNotice(), settings.busyNotice(), settings.defaultReply())
            .allMatch(List::isEmpty)
        && Stream.of(greeting.newFriend(), greeting.returningFriend(), greeting.group())
            .allMatch(List::isEmpty);
  }

  private void onlyStaff() {
    nobodyGets("closedNotice", settings.closedNotice());
    nobodyGets("busyNotice", settings.busyNotice());
    nobodyGets("defaultReply", settings.defaultReply());
  }

  private void nobodyGets(String at, List<Json> messages) {
    if (!messages.isEmpty())
      add(
          Kind.NOBODY_GETS,
          at,
          "responseMode が staff なので、送られません。",
          "Never sent: with responseMode staff, staff answer everything.");
  }

  private void rules() {
    var overlaps = RuleOverlapWarnings.of(settings.rules());
    for (int i = 0; i < settings.rules().size(); i++) {
      var rule = settings.rules().get(i);
      for (var each : overlaps.getOrDefault(i, List.of())) {
        var by = each.by().stream().map(taker -> settings.rules().get(taker).id()).toList();
        add(each.kind(), by, new ValidationProblem(each.at(), each.ja(), each.en()));
      }
      var at = "keywordRules[" + i + "]";
      if (rule.on()) rule(rule, at);
      else
        add(
            Kind.SWITCHED_OFF,
            at + ".on",
            "ルール「" + rule.shownName() + "」は切ってあります。",
            "The rule \"" + rule.shownName() + "\" is switched off.");
    }
  }

  private void rule(KeywordRule rule, String at) {
    if (rule.matchCondition() instanceof MatchCondition.Regex(var pattern, _)) regex(pattern, at);
    if (isOver(rule))
      add(
          Kind.OVER,
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

  private void regex(String pattern, String at) {
    var kind = MatchCondition.Regex.matchesAll(pattern) ? Kind.MATCHES_ALL : Kind.OTHER;
    for (var each : MatchCondition.Regex.warnings(pattern, at + ".match.regex"))
      add(kind, List.of(), each);
  }

  private void followUps() {
    for (int i = 0; i < settings.followUps().size(); i++) {
      var plan = settings.followUps().get(i);
      if (!plan.on())
        add(
            Kind.SWITCHED_OFF,
            "followUps[" + i + "].on",
            "お便り「" + plan.shownName() + "」は切ってあります。",
            "The follow-up \"" + plan.shownName() + "\" is switched off.");
    }
  }

  private void actions(KeywordRule rule, String at) {
    var actions = rule.actions();
    boolean out = actions.optOut().orElse(false);
    if (out && !actions.startFollowUps().isEmpty())
      warn(
          at + ".startFollowUps",
          "optOut と一緒では、始めたお便りも送られません。",
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

  private void messages() {
    var spoken = OutgoingMessages.all(settings);
    for (var each : spoken) {
      addAll(MessageWarnings.of(each.messages(), each.at(), settings.shopName()));
      stickers(each);
    }
    buttonsBetweenAnswers();
    addAll(TapWarnings.of(settings, spoken, rule -> isOver(rule) || !rule.on()));
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
    add(Kind.OTHER, at, ja, en);
  }

  private void addAll(List<ValidationProblem> problems) {
    for (var problem : problems) add(Kind.OTHER, List.of(), problem);
  }

  private void add(Kind kind, String at, String ja, String en) {
    add(kind, List.of(), new ValidationProblem(at, ja, en));
  }

  private void add(Kind kind, List<String> by, ValidationProblem problem) {
    found.add(new SettingsWarning(kind, section(problem.at()), by, problem));
  }

  /** Returns the section of the document that this path lies in. */
  private String section(String at) {
    var listed = LISTED.matcher(at);
    if (listed.matches()) {
      int index = Integer.parseInt(listed.group(2));
      return listed.group(1).equals("followUps")
          ? "follow-up:" + settings.followUps().get(index).id()
          : "rule:" + settings.rules().get(index).id();
    }
    var field = at.replaceFirst("[.\\[].*", "");
    return switch (field) {
      case "responseHours" -> "hours";
      case "closedNotice" -> "closed-notice";
      case "busyNotice" -> "busy-notice";
      case "defaultReply" -> "default-reply";
      case "greeting" -> "greeting";
      default -> "policies";
    };
  }
}
