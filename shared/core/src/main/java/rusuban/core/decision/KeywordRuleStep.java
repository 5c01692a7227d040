package rusuban.core.decision;

import static rusuban.core.decision.StepResult.passed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import rusuban.core.chat.Chat.RuleUse;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.ChatStatus;
import rusuban.core.decision.Outcome.Answer;
import rusuban.core.decision.Outcome.LeftToStaff;
import rusuban.core.decision.Outcome.Silence;
import rusuban.core.decision.Outcome.Why;
import rusuban.core.decision.StepResult.Decided;
import rusuban.core.decision.trace.TraceCode;
import rusuban.core.event.EventContent;
import rusuban.core.keyword.NormalizedText;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.KeywordRule.Active;
import rusuban.json.Json;

/** The step of the keyword rules. The first rule that matches and is active decides. */
final class KeywordRuleStep {
  private KeywordRuleStep() {}

  static StepResult keywordRule(DecisionContext on) {
    if (!hasWords(on.event().content())) return passed(TraceCode.Plain.NO_TEXT);
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
  static Optional<KeywordRule> active(DecisionContext on) {
    for (KeywordRule rule : matches(on)) if (isActive(rule, on)) return Optional.of(rule);
    return Optional.empty();
  }

  private static boolean hasWords(EventContent eventContent) {
    return switch (eventContent) {
      case EventContent.MessageEvent(_, var receivedMessage, _, _) ->
          receivedMessage instanceof EventContent.ReceivedMessage.Text;
      case EventContent.Edited(_, var receivedMessage) ->
          receivedMessage instanceof EventContent.ReceivedMessage.Text;
      case EventContent.PostbackEvent _ -> true;
      case EventContent.UnsendEvent _,
          EventContent.FollowEvent _,
          EventContent.UnfollowEvent _,
          EventContent.JoinEvent _,
          EventContent.LeaveEvent _ ->
          false;
      case EventContent.MemberJoinedEvent _,
          EventContent.MemberLeftEvent _,
          EventContent.OtherEvent _,
          EventContent.UnreadableEvent _ ->
          false;
    };
  }

  private static Iterable<KeywordRule> matches(DecisionContext on) {
    var matcher = on.compiledSettings().matcher();
    return switch (on.event().content()) {
      case EventContent.MessageEvent(_, EventContent.ReceivedMessage.Text text, _, _) ->
          matcher.matches(new NormalizedText(text.said()));
      case EventContent.Edited(_, EventContent.ReceivedMessage.Text text) ->
          matcher.matches(new NormalizedText(text.said()));
      case EventContent.PostbackEvent tap ->
          on.compiledSettings().tapResolver().matches(tap, matcher);
      case EventContent.MessageEvent _,
          EventContent.Edited _,
          EventContent.UnsendEvent _,
          EventContent.FollowEvent _ ->
          List.of();
      case EventContent.UnfollowEvent _, EventContent.JoinEvent _, EventContent.LeaveEvent _ ->
          List.of();
      case EventContent.MemberJoinedEvent _,
          EventContent.MemberLeftEvent _,
          EventContent.OtherEvent _,
          EventContent.UnreadableEvent _ ->
          List.of();
    };
  }

  /**
   * Saves an opt-out or opt-in without an answer. Either staff have the chat, or the news that the
   * customer left arrived first. A customer who opts out must get no follow-up.
   */
  static ChatBuilder settleOptOut(DecisionContext on, ChatBuilder chat) {
    active(on)
        .flatMap(rule -> rule.actions().optOut())
        .ifPresent(out -> chat.optOut(on.choice(out)));
    return chat;
  }

  private static boolean isActive(KeywordRule rule, DecisionContext on) {
    return rule.on()
        && inHours(rule.active(), on)
        && inDates(rule, on)
        && (rule.groups() || on.addressed())
        && !isPaused(rule, on);
  }

  private static boolean inHours(Active active, DecisionContext on) {
    return switch (active) {
      case ANY_TIME -> true;
      case INSIDE_HOURS -> on.open();
      case OUTSIDE_HOURS -> !on.open();
    };
  }

  private static boolean inDates(KeywordRule rule, DecisionContext on) {
    LocalDate today = on.now().atZone(on.compiledSettings().settings().zone()).toLocalDate();
    return rule.from().filter(today::isBefore).isEmpty()
        && rule.until().filter(today::isAfter).isEmpty();
  }

  private static boolean isPaused(KeywordRule rule, DecisionContext on) {
    RuleUse last = on.chat().rules().get(rule.id());
    return last != null
        && rule.pause().filter(pause -> last.at().plus(pause).isAfter(on.now())).isPresent();
  }

  private static StepResult take(KeywordRule rule, DecisionContext on) {
    RuleUse last = on.chat().rules().getOrDefault(rule.id(), new RuleUse(Instant.EPOCH, 0));
    UnaryOperator<ChatBuilder> change =
        chat -> {
          actions(rule, on, chat);
          // A rule for groups also answers a message that does not address the account. Then an
          // edit of it is not answered again.
          ChatProjection.act(on.event()).ifPresent(chat::handled);
          return remembers(rule)
              ? chat.ruleUsed(rule.id(), new RuleUse(on.now(), last.turn() + 1))
              : chat;
        };
    return new Decided(
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

  private static List<Json> answer(KeywordRule rule, int turn, DecisionContext on) {
    var answers = rule.answers();
    if (answers.isEmpty()) return List.of();
    return switch (rule.pick()) {
      case IN_TURN -> answers.get(Math.floorMod(turn, answers.size()));
      // Chosen by the event's id, so that a repeated decision chooses the same.
      case AT_RANDOM -> answers.get(spread(on.event().id().hashCode()) % answers.size());
      case ALL -> answers.stream().flatMap(List::stream).toList();
    };
  }

  /** Mixes a hash, so that the high bits of the product depend on all of its bits. */
  private static int spread(int hash) {
    return (hash * 0x9E3779B9) >>> 16;
  }

  private static void actions(KeywordRule rule, DecisionContext on, ChatBuilder chat) {
    var actions = rule.actions();
    actions.addTags().forEach(tag -> chat.tag(tag, on.choice(true)));
    actions.removeTags().forEach(tag -> chat.tag(tag, on.choice(false)));
    actions.status().ifPresent(chat::status);
    actions.stopFollowUps().forEach(plan -> chat.followUpStopped(plan, on.event().at()));
    actions.optOut().ifPresent(out -> chat.optOut(on.choice(out)));
    if (actions.callStaff()) {
      var handover = on.compiledSettings().settings().handover();
      chat.pausedUntil(handover.end(on.now(), on.compiledSettings().calendar()))
          .status(ChatStatus.WAITING);
    }
  }
}
