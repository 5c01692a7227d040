package rusuban.core.decision;

import static rusuban.core.decision.Finding.passed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import rusuban.core.Json;
import rusuban.core.chat.Chat.RuleUse;
import rusuban.core.chat.ChatChange;
import rusuban.core.chat.ChatStatus;
import rusuban.core.decision.Finding.Took;
import rusuban.core.decision.Outcome.Answer;
import rusuban.core.decision.Outcome.LeftToStaff;
import rusuban.core.decision.Outcome.Silence;
import rusuban.core.decision.Outcome.Why;
import rusuban.core.event.What;
import rusuban.core.keyword.Folded;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.KeywordRule.Active;

/** The step of the keyword rules: the first that matches and is active takes it. */
final class RuleStep {
  private RuleStep() {}

  static Finding keywordRule(Situation on) {
    if (!hasWords(on.event().what())) return passed(TraceCode.Plain.NO_TEXT);
    var asleep = new ArrayList<String>();
    for (KeywordRule rule : matches(on)) {
      if (isActive(rule, on)) return take(rule, on);
      asleep.add(rule.id());
    }
    return asleep.isEmpty()
        ? passed(TraceCode.Plain.NO_RULE)
        : passed(new TraceCode.RulesInactive(asleep));
  }

  /** Returns the rule that answers, if one does. */
  static Optional<KeywordRule> active(Situation on) {
    for (KeywordRule rule : matches(on)) if (isActive(rule, on)) return Optional.of(rule);
    return Optional.empty();
  }

  private static boolean hasWords(What what) {
    return switch (what) {
      case What.Message(_, var content, _, _) -> content instanceof What.Content.Text;
      case What.Edited(_, var content) -> content instanceof What.Content.Text;
      case What.Postback _ -> true;
      case What.Unsend _, What.Follow _, What.Unfollow _, What.Join _, What.Leave _ -> false;
      case What.MemberJoined _, What.MemberLeft _, What.Other _, What.Unreadable _ -> false;
    };
  }

  private static Iterable<KeywordRule> matches(Situation on) {
    var matcher = on.ready().matcher();
    return switch (on.event().what()) {
      case What.Message(_, What.Content.Text text, _, _) ->
          matcher.matches(new Folded(text.said()));
      case What.Edited(_, What.Content.Text text) -> matcher.matches(new Folded(text.said()));
      case What.Postback tap -> on.ready().taps().matches(tap, matcher);
      case What.Message _, What.Edited _, What.Unsend _, What.Follow _ -> List.of();
      case What.Unfollow _, What.Join _, What.Leave _ -> List.of();
      case What.MemberJoined _, What.MemberLeft _, What.Other _, What.Unreadable _ -> List.of();
    };
  }

  /**
   * What the customer settles about follow-ups where no rule answers, since staff have the chat or
   * word of a goodbye came first: who asks for none must get none.
   */
  static ChatChange settleOptOut(Situation on, ChatChange chat) {
    active(on)
        .flatMap(rule -> rule.actions().optOut())
        .ifPresent(out -> chat.optOut(on.choice(out)));
    return chat;
  }

  private static boolean isActive(KeywordRule rule, Situation on) {
    return inHours(rule.active(), on)
        && inDates(rule, on)
        && (rule.groups() || on.addressed())
        && !isPaused(rule, on);
  }

  private static boolean inHours(Active active, Situation on) {
    return switch (active) {
      case ANY_TIME -> true;
      case INSIDE_HOURS -> on.open();
      case OUTSIDE_HOURS -> !on.open();
    };
  }

  private static boolean inDates(KeywordRule rule, Situation on) {
    LocalDate today = on.now().atZone(on.ready().settings().zone()).toLocalDate();
    return rule.from().filter(today::isBefore).isEmpty()
        && rule.until().filter(today::isAfter).isEmpty();
  }

  private static boolean isPaused(KeywordRule rule, Situation on) {
    RuleUse last = on.chat().rules().get(rule.id());
    return last != null
        && rule.pause().filter(pause -> last.at().plus(pause).isAfter(on.now())).isPresent();
  }

  private static Finding take(KeywordRule rule, Situation on) {
    RuleUse last = on.chat().rules().getOrDefault(rule.id(), new RuleUse(Instant.EPOCH, 0));
    UnaryOperator<ChatChange> change =
        chat -> {
          actions(rule, on, chat);
          // A rule for groups also answers what does not address the account; its edits may.
          Fold.act(on.event()).ifPresent(chat::handled);
          return remembers(rule)
              ? chat.ruleUsed(rule.id(), new RuleUse(on.now(), last.turn() + 1))
              : chat;
        };
    return new Took(
        outcome(rule, answer(rule, last.turn(), on)),
        new TraceCode.RuleMatches(rule.id()),
        change,
        rule.actions().startFollowUps());
  }

  private static boolean remembers(KeywordRule rule) {
    boolean turns = rule.pick() == KeywordRule.Pick.IN_TURN && rule.answers().size() > 1;
    return turns || rule.pause().isPresent();
  }

  private static Outcome outcome(KeywordRule rule, List<Json> answer) {
    if (!answer.isEmpty()) return new Answer(answer, "keyword-rule/" + rule.id());
    return rule.actions().callStaff()
        ? new LeftToStaff(Why.ACTIONS_ONLY)
        : new Silence(Why.ACTIONS_ONLY);
  }

  private static List<Json> answer(KeywordRule rule, int turn, Situation on) {
    var answers = rule.answers();
    if (answers.isEmpty()) return List.of();
    return switch (rule.pick()) {
      case IN_TURN -> answers.get(Math.floorMod(turn, answers.size()));
      // By the event's id, so that a decision made again chooses the same.
      case AT_RANDOM -> answers.get(spread(on.event().id().hashCode()) % answers.size());
      case ALL -> answers.stream().flatMap(List::stream).toList();
    };
  }

  /** Mixes a hash: the high bits of the product depend on all of it. */
  private static int spread(int hash) {
    return (hash * 0x9E3779B9) >>> 16;
  }

  private static void actions(KeywordRule rule, Situation on, ChatChange chat) {
    var actions = rule.actions();
    actions.addTags().forEach(tag -> chat.tag(tag, on.choice(true)));
    actions.removeTags().forEach(tag -> chat.tag(tag, on.choice(false)));
    actions.status().ifPresent(chat::status);
    actions.stopFollowUps().forEach(plan -> chat.followUpStopped(plan, on.event().at()));
    actions.optOut().ifPresent(out -> chat.optOut(on.choice(out)));
    if (actions.callStaff())
      chat.pausedUntil(on.now().plus(on.ready().settings().handover())).status(ChatStatus.WAITING);
  }
}
