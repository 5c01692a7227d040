package rusuban.core.decision;

import static rusuban.core.decision.Finding.passed;
import static rusuban.core.decision.Finding.took;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import rusuban.core.Json;
import rusuban.core.chat.ChatChange;
import rusuban.core.chat.ChatStatus;
import rusuban.core.decision.Outcome.Answer;
import rusuban.core.decision.Outcome.LeftToStaff;
import rusuban.core.decision.Outcome.Why;
import rusuban.core.decision.TraceCode.Notice;
import rusuban.core.decision.TraceCode.NoticeKind;
import rusuban.core.decision.TraceCode.NoticeState;
import rusuban.core.hours.ClosedPeriod;
import rusuban.core.hours.TimedSwitch;

/**
 * The closed notice and the busy notice: once for each period and chat, and never while staff are
 * talking.
 */
final class Notices {
  private Notices() {}

  static Finding closed(Situation on) {
    return on.ready()
        .calendar()
        .closedPeriodOf(on.now())
        .map(
            period -> {
              boolean told =
                  on.chat().closedNoticeFor().filter(it -> covers(it, period)).isPresent();
              var notice = on.ready().settings().closedNotice();
              return once(
                  on,
                  told,
                  notice,
                  NoticeKind.CLOSED,
                  chat -> chat.closedNoticeFor(period.until().orElse(period.from())));
            })
        .orElseGet(() -> passed(TraceCode.Plain.OPEN));
  }

  static Finding busy(Situation on) {
    return busyPeriod(on)
        .map(
            key -> {
              boolean told = on.chat().busyNoticeFor().filter(key::equals).isPresent();
              var notice = on.ready().settings().busyNotice();
              return once(on, told, notice, NoticeKind.BUSY, chat -> chat.busyNoticeFor(key));
            })
        .orElseGet(() -> passed(TraceCode.Plain.NOT_BUSY));
  }

  /**
   * Names the busy period: the settings' switch by its end, the state's by its beginning, which an
   * extension leaves as it is. Where the two overlap or touch they are one period.
   */
  private static Optional<Instant> busyPeriod(Situation on) {
    if (!on.busy()) return Optional.empty();
    var planned = on.ready().settings().hours().busy();
    if (planned.filter(it -> it.isOn(on.now())).isPresent()) return planned.map(TimedSwitch::until);
    var now = on.ready().state().busy().orElseThrow().timed();
    return planned.filter(it -> touch(it, now)).map(TimedSwitch::until).or(now::from);
  }

  private static boolean touch(TimedSwitch one, TimedSwitch other) {
    return !one.from().orElse(Instant.MIN).isAfter(other.until())
        && !other.from().orElse(Instant.MIN).isAfter(one.until());
  }

  /**
   * Returns true where a chat that was told this need not be told of the period. The notice names
   * the next opening: where that has moved to a later time, what was said is no longer true.
   */
  private static boolean covers(Instant told, ClosedPeriod period) {
    return period
        .until()
        .map(opening -> !opening.isAfter(told))
        .orElseGet(() -> told.equals(period.from()));
  }

  private static Finding once(
      Situation on,
      boolean told,
      List<Json> notice,
      NoticeKind kind,
      UnaryOperator<ChatChange> remember) {
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

  private static boolean staffWroteJustNow(Situation on) {
    var silence = on.ready().settings().silentAfterStaff();
    return on.chat().lastStaffAt().filter(at -> at.plus(silence).isAfter(on.now())).isPresent();
  }
}
