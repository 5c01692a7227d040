package rusuban.core.decision;

import java.time.Instant;
import java.time.LocalDateTime;
import rusuban.core.settings.Settings;

/**
 * Says in a trace when a follow-up will come, or why it will not, in local time. Short: it is kept
 * with the event.
 *
 * @param plan the plan's id
 */
record PlanWords(String plan, Settings settings) {
  /** Why a plan does not come to be. */
  sealed interface Why {}

  /** By what is known of the chat. */
  record Plain(String ja, String en) implements Why {}

  /** Its latest time has passed. */
  record Past(Instant latest) implements Why {}

  /** It would be due in quiet hours, which end after its latest time. */
  record Quiet(Instant due, Instant latest) implements Why {}

  TraceStep comes(Instant due) {
    return step("を " + ja(due) + " に送ります", "is due at " + en(due));
  }

  TraceStep never(Why why) {
    return switch (why) {
      case Plain(var ja, var en) -> never(ja, en);
      case Past(var latest) -> never(ja(latest) + " を過ぎています", en(latest) + " is past");
      case Quiet(var due, var latest) ->
          never(
              ja(due) + " は送らない時間帯 (" + quiet("〜") + ") で、待つと期限の " + ja(latest) + " を過ぎます",
              en(due)
                  + " lies in the quiet hours ("
                  + quiet("-")
                  + "), which end after its latest time "
                  + en(latest));
    };
  }

  private TraceStep never(String ja, String en) {
    return step("は送りません: " + ja, "will not come: " + en);
  }

  private TraceStep step(String ja, String en) {
    return new TraceStep("follow-up", false, "「" + plan + "」" + ja, plan + " " + en);
  }

  private String quiet(String to) {
    return settings.quietHours().from() + to + settings.quietHours().until();
  }

  /** Such as 11/24 20:00; by hand, since a formatter allocates as much as a whole decision step. */
  private String ja(Instant at) {
    var time = LocalDateTime.ofInstant(at, settings.zone());
    return time.getMonthValue() + "/" + time.getDayOfMonth() + " " + clock(time);
  }

  private String en(Instant at) {
    var time = LocalDateTime.ofInstant(at, settings.zone());
    return time.toLocalDate() + " " + clock(time);
  }

  private static String clock(LocalDateTime time) {
    int minute = time.getMinute();
    return time.getHour() + (minute < 10 ? ":0" : ":") + minute;
  }
}
