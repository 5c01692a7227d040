package rusuban.core.decision;

import static rusuban.core.decision.StepResult.passed;
import static rusuban.core.decision.StepResult.took;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.ChatStatus;
import rusuban.core.decision.Outcome.Answer;
import rusuban.core.decision.Outcome.LeftToStaff;
import rusuban.core.decision.Outcome.Why;
import rusuban.core.decision.trace.TraceCode;
import rusuban.core.decision.trace.TraceCode.Notice;
import rusuban.core.decision.trace.TraceCode.NoticeKind;
import rusuban.core.decision.trace.TraceCode.NoticeState;
import rusuban.core.hours.ClosedPeriod;
import rusuban.core.hours.ScheduledToggle;
import rusuban.json.Json;

/**
 * The closed notice and the busy notice. A chat gets each once per period, and never while staff
 * are talking.
 */
final class NoticeStep {
  private NoticeStep() {}

  static StepResult closed(DecisionContext on) {
    return on.compiledSettings()
        .calendar()
        .closedPeriodOf(on.now())
        .map(
            period -> {
              boolean told =
                  on.chat().closedNoticeFor().filter(it -> covers(it, period)).isPresent();
              var notice = on.compiledSettings().settings().closedNotice();
              return once(
                  on,
                  told,
                  notice,
                  NoticeKind.CLOSED,
                  chat -> chat.closedNoticeFor(period.until().orElse(period.from())));
            })
        .orElseGet(() -> passed(TraceCode.Plain.OPEN));
  }

  static StepResult busy(DecisionContext on) {
    return busyPeriod(on)
        .map(
            key -> {
              boolean told = on.chat().busyNoticeFor().filter(key::equals).isPresent();
              var notice = on.compiledSettings().settings().busyNotice();
              return once(on, told, notice, NoticeKind.BUSY, chat -> chat.busyNoticeFor(key));
            })
        .orElseGet(() -> passed(TraceCode.Plain.NOT_BUSY));
  }

  /**
   * Returns the name of the busy period. The settings' period is named by its end. The state's is
   * named by its beginning, because an extension changes the end. Periods that overlap or touch are
   * one.
   */
  private static Optional<Instant> busyPeriod(DecisionContext on) {
    if (!on.busy()) return Optional.empty();
    var planned = on.compiledSettings().settings().hours().busy();
    if (planned.filter(it -> it.isOn(on.now())).isPresent())
      return planned.map(ScheduledToggle::until);
    var now = on.compiledSettings().state().busy().orElseThrow().timed();
    return planned.filter(it -> touch(it, now)).map(ScheduledToggle::until).or(now::from);
  }

  private static boolean touch(ScheduledToggle one, ScheduledToggle other) {
    return !one.from().orElse(Instant.MIN).isAfter(other.until())
        && !other.from().orElse(Instant.MIN).isAfter(one.until());
  }

  /**
   * Returns whether an earlier notice covers the period. The notice names the next opening. If that
   * moved to a later time, the notice is no longer true.
   */
  private static boolean covers(Instant told, ClosedPeriod period) {
    return period
        .until()
        .map(opening -> !opening.isAfter(told))
        .orElseGet(() -> told.equals(period.from()));
  }

  private static StepResult once(
      DecisionContext on,
      boolean told,
      List<Json> notice,
      NoticeKind kind,
      UnaryOperator<ChatBuilder> remember) {
    if (notice.isEmpty()) return passed(new Notice(kind, NoticeState.NOT_SET));
    if (staffWroteJustNow(on))
      return took(new LeftToStaff(Why.STAFF_ACTIVE), new Notice(kind, NoticeState.STAFF_WROTE));
    if (told)
      return took(new LeftToStaff(Why.NOTICE_GIVEN), new Notice(kind, NoticeState.GIVEN_BEFORE));
    var first = new Notice(kind, NoticeState.FIRST);
    return took(
        new Answer(notice, first.step()),
        first,
        change -> remember.apply(change).status(ChatStatus.WAITING));
  }

  private static boolean staffWroteJustNow(DecisionContext on) {
    var silence = on.compiledSettings().settings().silentAfterStaff();
    return on.chat().lastStaffAt().filter(at -> at.plus(silence).isAfter(on.now())).isPresent();
  }
}
