package rusuban.core.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatChange;
import rusuban.core.chat.ChatStatus;
import rusuban.core.decision.Finding.Passed;
import rusuban.core.decision.Finding.Took;
import rusuban.core.event.Event;
import rusuban.core.event.What;

/**
 * Decides what an event comes to. The steps are asked in this order, and the first that takes it
 * decides.
 */
public final class Decider {

  private record Step(TraceCode.Step name, Function<Situation, Finding> look) {}

  private static final List<Step> ORDER =
      List.of(
          new Step(TraceCode.Step.NOT_ANSWERABLE, Steps::notAnswerable),
          new Step(TraceCode.Step.GREETING, Steps::greeting),
          new Step(TraceCode.Step.TAKEN_OVER, Steps::takenOver),
          new Step(TraceCode.Step.STAFF_MODE, Steps::staffMode),
          new Step(TraceCode.Step.KEYWORD_RULE, RuleStep::keywordRule),
          new Step(TraceCode.Step.NOT_ADDRESSED, Steps::notAddressed),
          new Step(TraceCode.Step.CLOSED_NOTICE, Notices::closed),
          new Step(TraceCode.Step.BUSY_NOTICE, Notices::busy),
          new Step(TraceCode.Step.DEFAULT_REPLY, Steps::defaultReply),
          new Step(TraceCode.Step.LEFT_TO_STAFF, Steps::leftToStaff));

  private Decider() {}

  /**
   * What this event comes to.
   *
   * @param chat the chat before the event
   * @param now the one time this decision sees
   */
  public static Decision decide(Ready ready, Chat chat, Event event, Instant now) {
    var folded = Fold.apply(chat, event).keepRules(ready.ruleIds()).done();
    var situation = new Situation(ready, chat, folded, event, now);
    var trace = new ArrayList<TraceStep>();
    for (Step step : ORDER) {
      switch (step.look().apply(situation)) {
        case Passed(var saw) -> trace.add(new TraceStep(saw, false));
        case Took took -> {
          trace.add(new TraceStep(took.saw(), true));
          return decision(situation, took, trace);
        }
      }
    }
    throw new IllegalStateException("the last step takes everything");
  }

  private static Decision decision(Situation situation, Took took, List<TraceStep> trace) {
    var change = took.change().apply(ChatChange.of(situation.chat()));
    if (took.outcome() instanceof Outcome.LeftToStaff) change.status(ChatStatus.WAITING);
    var started = FollowUpStarts.of(situation, change.done(), took.begin());
    trace.addAll(started.trace());
    var effects = new ArrayList<Effect>();
    for (var followUp : started.followUps()) {
      change.followUpBegan(followUp.plan(), followUp.began());
      effects.add(new Effect.StartFollowUp(followUp));
    }
    return new Decision(change.done(), took.outcome(), trace, effects);
  }

  /**
   * What an event comes to where the account has no settings yet: it is kept, and staff see what
   * waits.
   */
  public static Decision withoutSettings(Chat chat, Event event) {
    var why = Outcome.Why.NO_SETTINGS;
    boolean waits = isAct(event.what()) && !event.own() && !event.standby();
    var folded = Fold.apply(chat, event);
    if (waits) folded.status(ChatStatus.WAITING);
    var trace = new TraceStep(TraceCode.Plain.NO_SETTINGS, true);
    Outcome outcome = waits ? new Outcome.LeftToStaff(why) : new Outcome.Silence(why);
    return new Decision(folded.done(), outcome, List.of(trace), List.of());
  }

  /** Returns the decision for an event whose deciding failed: the event is kept for staff. */
  public static Decision failed(Chat chat, Event event) {
    var folded = withoutSettings(chat, event).chat();
    return new Decision(
        ChatChange.of(folded).status(ChatStatus.WAITING).done(),
        new Outcome.LeftToStaff(Outcome.Why.DECISION_FAILED),
        List.of(new TraceStep(TraceCode.Plain.FAILED, true)),
        List.of());
  }

  private static boolean isAct(What what) {
    return what instanceof What.Message
        || (what instanceof What.Postback tap && !tap.isMenuSwitch());
  }

  /** The names of the steps, in order. */
  public static List<String> steps() {
    return ORDER.stream().map(step -> step.name().word()).toList();
  }
}
