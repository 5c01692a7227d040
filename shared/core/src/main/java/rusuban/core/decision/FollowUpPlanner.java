package rusuban.core.decision;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.decision.trace.TraceCode;
import rusuban.core.decision.trace.TraceCode.Bar;
import rusuban.core.decision.trace.TraceStep;
import rusuban.core.event.EventContent;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.FollowUpPlan.Start;
import rusuban.core.settings.FollowUpTiming;
import rusuban.core.settings.Settings;

/** Plans the follow-ups that an event starts. */
final class FollowUpPlanner {
  private FollowUpPlanner() {}

  /**
   * The follow-ups that an event starts.
   *
   * @param trace for each plan whose cause it is: when it will come, or why it will not
   */
  record Started(List<FollowUp> followUps, List<TraceStep> trace) {
    Started {
      followUps = List.copyOf(followUps);
      trace = List.copyOf(trace);
    }
  }

  /**
   * Returns the follow-ups that an event starts: those it is the cause of, and those a rule named.
   *
   * @param chat the chat with everything that was decided: what a rule stops does not start
   */
  static Started of(DecisionContext on, Chat chat, Set<String> named) {
    var started = new ArrayList<FollowUp>();
    var trace = new ArrayList<TraceStep>();
    if (on.event().standby()) return new Started(started, trace);
    for (var plan : on.compiledSettings().settings().followUps()) {
      boolean comesBack = plan.start() == Start.FOLLOW && isReturn(on);
      if (!comesBack && !named.contains(plan.id()) && !startedBy(plan.start(), on)) continue;
      switch (plan(plan, on, chat, comesBack && !named.contains(plan.id()))) {
        case Planned.Comes(var followUp) -> {
          started.add(followUp);
          var due = local(followUp.due(), on.compiledSettings().settings());
          trace.add(told(new TraceCode.PlanDue(plan.id(), due)));
        }
        case Planned.Never(var why) -> trace.add(told(why));
      }
    }
    return new Started(started, trace);
  }

  private static TraceStep told(TraceCode saw) {
    return new TraceStep(saw, false);
  }

  private static OffsetDateTime local(Instant at, Settings settings) {
    return OffsetDateTime.ofInstant(at, settings.zone());
  }

  /** The result for one plan: its follow-up, or the reason for none. */
  private sealed interface Planned {
    record Comes(FollowUp followUp) implements Planned {}

    record Never(TraceCode why) implements Planned {}
  }

  private static boolean isReturn(DecisionContext on) {
    return on.event().content() instanceof EventContent.FollowEvent && !startedBy(Start.FOLLOW, on);
  }

  private static boolean startedBy(Start start, DecisionContext on) {
    return switch (start) {
      case FIRST_MESSAGE -> on.isAct() && on.before().messages() == 0 && on.chat().messages() > 0;
      case FOLLOW ->
          on.event().content() instanceof EventContent.FollowEvent(boolean unblocked)
              && !unblocked
              && !on.before().left();
      case RULE -> false;
    };
  }

  private static Planned plan(FollowUpPlan plan, DecisionContext on, Chat chat, boolean comesBack) {
    Instant cause = on.event().at();
    if (!plan.on()) return barred(plan, Bar.OFF);
    if (chat.id().kind() != ChatId.Kind.USER) return barred(plan, Bar.GROUP);
    if (comesBack) return barred(plan, Bar.RETURNED);
    if (chat.left()) return barred(plan, Bar.LEFT);
    if (chat.optedOut()) return barred(plan, Bar.OPTED_OUT);
    if (!chat.mayBegin(plan.id(), cause))
      return barred(
          plan, chat.followUp(plan.id()).isStoppedSince(cause) ? Bar.STOPPED : Bar.BEGAN_BEFORE);
    return plan(plan, on.compiledSettings().settings(), chat.id(), cause, on.now());
  }

  private static Planned plan(
      FollowUpPlan plan, Settings settings, ChatId chat, Instant cause, Instant now) {
    var timing = FollowUpTiming.of(plan.due(), settings.quietHours(), settings.zone(), cause, now);
    return switch (timing) {
      case FollowUpTiming.Comes(var due, var latest) ->
          new Planned.Comes(new FollowUp(chat, plan.id(), cause, due, latest));
      case FollowUpTiming.Past(var latest) -> past(plan, settings, latest);
      case FollowUpTiming.Quiet(var due, var latest) -> quiet(plan, settings, due, latest);
    };
  }

  private static Planned barred(FollowUpPlan plan, Bar why) {
    return new Planned.Never(new TraceCode.PlanBarred(plan.id(), why));
  }

  private static Planned past(FollowUpPlan plan, Settings settings, Instant latest) {
    return new Planned.Never(new TraceCode.PlanPast(plan.id(), local(latest, settings)));
  }

  private static Planned quiet(FollowUpPlan plan, Settings settings, Instant due, Instant latest) {
    var hours = settings.quietHours();
    return new Planned.Never(
        new TraceCode.PlanQuiet(
            plan.id(), local(due, settings), hours.from(), hours.until(), local(latest, settings)));
  }
}
