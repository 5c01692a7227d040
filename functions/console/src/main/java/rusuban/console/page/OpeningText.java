package rusuban.console.page;

import java.util.Optional;
import rusuban.core.hours.ClosedReason;
import rusuban.core.hours.ResponseCalendar;

/**
 * The words for open or closed now.
 *
 * @param isOpen whether the shop is open
 * @param state such as 営業中
 * @param until such as 19:00まで, or empty if there is no end
 * @param nextOpening the next opening, if there is one
 */
public record OpeningText(
    boolean isOpen, String state, String until, Optional<String> nextOpening) {

  /** Returns the words for this calendar. */
  public static OpeningText of(ResponseCalendar calendar, DateTimeText time) {
    var language = time.language();
    var opens = calendar.nextOpening(time.now());
    var next = opens.map(time::moment);
    if (calendar.isOpen(time.now())) {
      var closes = calendar.closingAfter(time.now()).map(time::moment);
      return new OpeningText(
          true,
          language.of("営業中", "Open"),
          closes.map(it -> language.of(it + "まで", "until " + it)).orElse(""),
          next);
    }
    boolean isTemporary =
        calendar.closedReason(time.now()).orElse(null) instanceof ClosedReason.TemporaryClosure;
    return new OpeningText(
        false,
        isTemporary ? language.of("臨時休業", "Closed today") : language.of("営業時間外", "Closed"),
        next.map(it -> language.of(it + "まで", "until " + it)).orElse(""),
        next);
  }

  /** Returns both parts in one line. */
  public String line() {
    return until.isEmpty() ? state : state + " " + until;
  }
}
