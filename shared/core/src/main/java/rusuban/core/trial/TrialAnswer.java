package rusuban.core.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.ChatStatus;
import rusuban.core.chat.Friendship;
import rusuban.core.decision.Decider;
import rusuban.core.decision.Decision;
import rusuban.core.decision.Effect;
import rusuban.core.decision.FollowUp;
import rusuban.core.decision.MessageVariableValues;
import rusuban.core.decision.Outcome;
import rusuban.core.decision.trace.TraceCode;
import rusuban.core.decision.trace.TraceStep;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.core.event.EventContent.ReceivedMessage.Placeholder;
import rusuban.core.event.EventContent.ReceivedMessage.Text;
import rusuban.core.settings.KeywordRule;
import rusuban.json.Json;

/**
 * The answers that settings would give in a trial. The decider of real events decides them. Nothing
 * is stored and nothing is sent.
 *
 * @param turns the events in order, each with its answer: the follow of a new or returning friend,
 *     then the message
 */
public record TrialAnswer(List<Turn> turns) {
  private static final ChatId FRIEND = new ChatId("U00000000000000000000000000000000");
  private static final ChatId GROUP = new ChatId("C00000000000000000000000000000000");
  private static final String MEMBER = "U00000000000000000000000000000001";

  /** Time for which a returning friend has been away. */
  private static final Duration AWAY = Duration.ofDays(1);

  public TrialAnswer {
    turns = List.copyOf(turns);
  }

  /**
   * One event of a trial and everything that it would bring about.
   *
   * @param said the text of the message; empty for a follow
   * @param messages the messages of the answer, with their variables filled in; empty if there is
   *     none
   * @param outcome the decision, with its variables not filled in
   * @param effects the effects besides the answer
   * @param trace the steps of the decision with their reasons
   */
  public record Turn(
      Optional<String> said,
      List<Json> messages,
      Outcome outcome,
      TurnEffects effects,
      List<TraceStep> trace) {
    public Turn {
      messages = List.copyOf(messages);
      trace = List.copyOf(trace);
    }
  }

  /**
   * Effects of an event besides its answer.
   *
   * @param rule the id of the rule that decided, if one did
   * @param actions the actions of that rule; none without one
   * @param status the chat's status afterwards
   * @param staffUntil the end of the staff takeover that it begins, if it does
   * @param followUps the follow-ups that it starts
   */
  public record TurnEffects(
      Optional<String> rule,
      KeywordRule.Actions actions,
      ChatStatus status,
      Optional<Instant> staffUntil,
      List<FollowUp> followUps) {
    public TurnEffects {
      followUps = List.copyOf(followUps);
    }
  }

  /** Returns the answers of a trial. */
  public static TrialAnswer of(Trial trial) {
    var turns = new ArrayList<Turn>();
    var chat = before(trial);
    for (var content : contents(trial)) {
      var event = event(trial, chat.id(), content);
      var decision = Decider.decide(trial.compiledSettings(), chat, event, trial.at());
      turns.add(turn(trial, chat, event, decision));
      chat = decision.chat();
    }
    return new TrialAnswer(turns);
  }

  private static List<EventContent> contents(Trial trial) {
    var contents = new ArrayList<EventContent>();
    switch (trial.sender()) {
      case NEW_FRIEND -> contents.add(new EventContent.FollowEvent(false));
      case RETURNING_FRIEND -> contents.add(new EventContent.FollowEvent(true));
      case FRIEND, GROUP, GROUP_MENTION -> {}
    }
    if (!trial.text().isBlank()) contents.add(message(trial));
    return contents;
  }

  private static EventContent message(Trial trial) {
    return new EventContent.MessageEvent("trial", text(trial), Optional.empty());
  }

  private static Text text(Trial trial) {
    return switch (trial.sender()) {
      case FRIEND, NEW_FRIEND, RETURNING_FRIEND, GROUP -> Text.of(trial.text());
      case GROUP_MENTION -> {
        var mention = "@" + trial.compiledSettings().settings().shopName() + " ";
        yield new Text(
            mention + trial.text(),
            List.of(new Placeholder(0, mention.length(), Placeholder.Of.ACCOUNT)));
      }
    };
  }

  /** Returns the chat before the trial. */
  private static Chat before(Trial trial) {
    var at = trial.at().minus(AWAY);
    return switch (trial.sender()) {
      case FRIEND -> known(new Friendship.Following(at, "before"));
      case NEW_FRIEND -> Chat.unknown(FRIEND);
      case RETURNING_FRIEND -> known(new Friendship.Left(at, "before"));
      case GROUP, GROUP_MENTION -> Chat.unknown(GROUP);
    };
  }

  private static Chat known(Friendship friendship) {
    return ChatBuilder.of(Chat.unknown(FRIEND)).friendship(friendship).messageCounted().done();
  }

  private static Event event(Trial trial, ChatId chat, EventContent content) {
    var user = chat.kind() == ChatId.Kind.USER ? chat.value() : MEMBER;
    return new Event(
        "trial",
        trial.at(),
        Optional.empty(),
        false,
        false,
        Optional.of(new Event.Source(chat, Optional.of(user))),
        Optional.of("trial"),
        content,
        "");
  }

  private static Turn turn(Trial trial, Chat before, Event event, Decision decision) {
    var said =
        event.content() instanceof EventContent.MessageEvent(_, Text text, _, _)
            ? Optional.of(text.text())
            : Optional.<String>empty();
    return new Turn(
        said,
        filled(trial, event, decision.outcome()),
        decision.outcome(),
        effects(trial, before, decision),
        decision.trace());
  }

  private static List<Json> filled(Trial trial, Event event, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answer(var messages, _) ->
          MessageVariableValues.fill(
              messages,
              trial.compiledSettings(),
              trial.name(),
              Optional.of(event.content()),
              trial.at());
      case Outcome.LeftToStaff _, Outcome.Silence _ -> List.of();
    };
  }

  private static TurnEffects effects(Trial trial, Chat before, Decision decision) {
    var rule = rule(decision.trace());
    var actions =
        trial.compiledSettings().settings().rules().stream()
            .filter(it -> rule.filter(it.id()::equals).isPresent())
            .map(KeywordRule::actions)
            .findFirst();
    var paused = decision.chat().pausedUntil();
    return new TurnEffects(
        rule,
        actions.orElse(KeywordRule.Actions.NONE),
        decision.chat().status(),
        paused.equals(before.pausedUntil()) ? Optional.empty() : paused,
        decision.effects().stream().map(TrialAnswer::followUp).toList());
  }

  private static Optional<String> rule(List<TraceStep> trace) {
    return trace.stream()
        .filter(TraceStep::took)
        .map(TraceStep::saw)
        .filter(TraceCode.RuleMatches.class::isInstance)
        .map(TraceCode.RuleMatches.class::cast)
        .map(TraceCode.RuleMatches::rule)
        .findFirst();
  }

  private static FollowUp followUp(Effect effect) {
    return switch (effect) {
      case Effect.StartFollowUp(var followUp) -> followUp;
    };
  }
}
