package rusuban.core.decision;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.ChatStatus;
import rusuban.core.decision.StepResult.Decided;
import rusuban.core.decision.StepResult.Skipped;
import rusuban.core.decision.trace.TraceCode;
import rusuban.core.decision.trace.TraceStep;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.core.settings.Handover;

/**
 * Decides the outcome of an event. It runs the steps in order; the first step that accepts the
 * event decides.
 */
public final class Decider {

  private record Step(TraceCode.Step name, Function<DecisionContext, StepResult> look) {}

  private static final List<Step> ORDER =
      List.of(
          new Step(TraceCode.Step.NOT_ANSWERABLE, BasicSteps::notAnswerable),
          new Step(TraceCode.Step.GREETING, BasicSteps::greeting),
          new Step(TraceCode.Step.TAKEN_OVER, BasicSteps::takenOver),
          new Step(TraceCode.Step.STAFF_MODE, BasicSteps::staffMode),
          new Step(TraceCode.Step.KEYWORD_RULE, KeywordRuleStep::keywordRule),
          new Step(TraceCode.Step.NOT_ADDRESSED, BasicSteps::notAddressed),
          new Step(TraceCode.Step.CLOSED_NOTICE, NoticeStep::closed),
          new Step(TraceCode.Step.BUSY_NOTICE, NoticeStep::busy),
          new Step(TraceCode.Step.DEFAULT_REPLY, BasicSteps::defaultReply),
          new Step(TraceCode.Step.LEFT_TO_STAFF, BasicSteps::leftToStaff));

  private Decider() {}

  /**
   * Returns the decision for this event.
   *
   * @param chat the chat before the event
   * @param now the single time of this decision
   */
  public static Decision decide(
      CompiledSettings compiledSettings, Chat chat, Event event, Instant now) {
    var folded = ChatProjection.apply(chat, event).keepRules(compiledSettings.ruleIds()).done();
    var decisionContext = new DecisionContext(compiledSettings, chat, folded, event, now);
    var trace = new ArrayList<TraceStep>();
    for (Step step : ORDER) {
      switch (step.look().apply(decisionContext)) {
        case Skipped(var saw) -> trace.add(new TraceStep(saw, false));
        case Decided decided -> {
          trace.add(new TraceStep(decided.saw(), true));
          return decision(decisionContext, decided, trace);
        }
      }
    }
    throw new IllegalStateException("the last step takes everything");
  }

  private static Decision decision(
      DecisionContext decisionContext, Decided decided, List<TraceStep> trace) {
    var change = decided.change().apply(ChatBuilder.of(decisionContext.chat()));
    if (decided.outcome() instanceof Outcome.LeftToStaff) change.status(ChatStatus.WAITING);
    var soFar = change.done();
    var paused = soFar.pausedUntil();
    if (paused.isPresent()
        && paused.get().isAfter(decisionContext.now())
        && !paused.equals(decisionContext.chat().pausedUntil()))
      trace.add(staffCalled(decisionContext, paused.get()));
    var started = FollowUpPlanner.of(decisionContext, soFar, decided.begin());
    trace.addAll(started.trace());
    var effects = new ArrayList<Effect>();
    for (var followUp : started.followUps()) {
      change.followUpBegan(followUp.plan(), followUp.began());
      effects.add(new Effect.StartFollowUp(followUp));
    }
    return new Decision(change.done(), decided.outcome(), trace, effects);
  }

  private static TraceStep staffCalled(DecisionContext on, Instant until) {
    var calendar = on.compiledSettings().calendar();
    boolean isOpening =
        on.compiledSettings().settings().handover() instanceof Handover.UntilOpening
            && calendar.nextOpening(on.now()).equals(Optional.of(until));
    var end = OffsetDateTime.ofInstant(until, on.compiledSettings().settings().zone());
    return new TraceStep(new TraceCode.StaffCalled(end, isOpening), false);
  }

  /**
   * Returns the decision for an account without settings: the event is stored, and staff see
   * customers who wait.
   */
  public static Decision withoutSettings(Chat chat, Event event) {
    var why = Outcome.Why.NO_SETTINGS;
    boolean waits = isAct(event.content()) && !event.own() && !event.standby();
    var folded = ChatProjection.apply(chat, event);
    if (waits) folded.status(ChatStatus.WAITING);
    var trace = new TraceStep(TraceCode.Plain.NO_SETTINGS, true);
    Outcome outcome = waits ? new Outcome.LeftToStaff(why) : new Outcome.Silence(why);
    return new Decision(folded.done(), outcome, List.of(trace), List.of());
  }

  /** Returns the decision for an event whose deciding failed: the event is kept for staff. */
  public static Decision failed(Chat chat, Event event) {
    var folded = withoutSettings(chat, event).chat();
    return new Decision(
        ChatBuilder.of(folded).status(ChatStatus.WAITING).done(),
        new Outcome.LeftToStaff(Outcome.Why.DECISION_FAILED),
        List.of(new TraceStep(TraceCode.Plain.FAILED, true)),
        List.of());
  }

  private static boolean isAct(EventContent eventContent) {
    return eventContent instanceof EventContent.MessageEvent
        || (eventContent instanceof EventContent.PostbackEvent tap && !tap.isMenuSwitch());
  }

  /** Returns the names of the steps, in order. */
  public static List<String> steps() {
    return ORDER.stream().map(step -> step.name().word()).toList();
  }
}
