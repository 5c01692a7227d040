package rusuban.core.decision;

import static rusuban.core.decision.Finding.passed;
import static rusuban.core.decision.Finding.took;

import java.time.Instant;
import java.util.List;
import rusuban.core.Json;
import rusuban.core.chat.ChatStatus;
import rusuban.core.decision.Outcome.Answer;
import rusuban.core.decision.Outcome.LeftToStaff;
import rusuban.core.decision.Outcome.Why;

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
            period ->
                once(on, period.from(), on.ready().settings().closedNotice(), "closed-notice"))
        .orElseGet(() -> passed("営業中です", "open"));
  }

  static Finding busy(Situation on) {
    return on.ready()
        .settings()
        .hours()
        .busy()
        .filter(_ -> on.busy())
        .map(busy -> once(on, busy.until(), on.ready().settings().busyNotice(), "busy-notice"))
        .orElseGet(() -> passed("混雑中ではありません", "not busy"));
  }

  private static Finding once(Situation on, Instant period, List<Json> notice, String step) {
    if (notice.isEmpty()) return passed("お知らせは未設定です", "no notice is set");
    if (staffWroteJustNow(on))
      return took(new LeftToStaff(Why.STAFF_ACTIVE), "スタッフが直前に返信しています", "staff wrote just now");
    if (on.chat().closedNoticeFor().filter(period::equals).isPresent())
      return took(
          new LeftToStaff(Why.NOTICE_GIVEN), "この休みの間にお知らせ済みです", "told so already in this period");
    return took(
        new Answer(notice, step),
        "この休みで最初のメッセージです",
        "the first message in this period",
        change -> change.closedNoticeFor(period).status(ChatStatus.WAITING));
  }

  private static boolean staffWroteJustNow(Situation on) {
    var silence = on.ready().settings().silentAfterStaff();
    return on.chat().lastStaffAt().filter(at -> at.plus(silence).isAfter(on.now())).isPresent();
  }
}
