package rusuban.console.today;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import rusuban.console.page.DateTimeText;
import rusuban.core.hours.ResponseCalendar;
import rusuban.core.shop.ShopSwitch.Kind;

/** The ends that a page offers for a switch of the shop. The first is what one tap takes. */
final class SwitchEnds {
  private static final int QUARTER = 15 * 60;

  private SwitchEnds() {}

  /** One end to choose. */
  record End(Instant at, String label) {}

  /**
   * Returns up to four ends, all in the future, without two at the same time.
   *
   * @param calendar the calendar of the settings, without the switches
   */
  static List<End> of(Kind kind, ResponseCalendar calendar, DateTimeText time) {
    var ends = new ArrayList<End>();
    switch (kind) {
      case CLOSED -> {
        addOpenings(ends, calendar, time, 3);
        addClosing(ends, calendar, time);
      }
      case BUSY -> {
        add(ends, later(time.now(), Duration.ofHours(1)), time, "1時間", "One hour");
        add(ends, later(time.now(), Duration.ofMinutes(30)), time, "30分", "30 minutes");
        add(ends, later(time.now(), Duration.ofHours(2)), time, "2時間", "Two hours");
        addClosing(ends, calendar, time);
      }
      case STAFF -> {
        addClosing(ends, calendar, time);
        add(ends, later(time.now(), Duration.ofHours(1)), time, "1時間", "One hour");
        add(ends, later(time.now(), Duration.ofMinutes(30)), time, "30分", "30 minutes");
        addOpenings(ends, calendar, time, 1);
      }
    }
    return ends;
  }

  private static void addOpenings(
      List<End> ends, ResponseCalendar calendar, DateTimeText time, int count) {
    var day = time.today();
    for (int i = 0; i < count; i++) {
      // The opening of another day: a lunch break is not the end of a closure.
      var opens = calendar.nextOpening(time.startOf(day.plusDays(1)).minusNanos(1));
      if (opens.isEmpty()) return;
      day = time.local(opens.get()).toLocalDate();
      addOpening(ends, opens.get(), time);
    }
  }

  private static void addOpening(List<End> ends, Instant opens, DateTimeText time) {
    var day = time.nearDay(time.local(opens).toLocalDate());
    var clock = time.clock(opens);
    ends.add(
        new End(
            opens,
            time.language()
                .of(day + "の開店まで（" + clock + "）", "Until opening " + day + " (" + clock + ")")));
  }

  private static void addClosing(List<End> ends, ResponseCalendar calendar, DateTimeText time) {
    calendar
        .closingAfter(time.now())
        .ifPresent(closes -> add(ends, closes, time, "閉店", "Until closing"));
  }

  private static void add(List<End> ends, Instant at, DateTimeText time, String ja, String en) {
    if (ends.stream().anyMatch(end -> end.at().equals(at))) return;
    var moment = time.moment(at);
    ends.add(
        new End(at, time.language().of(ja + "（" + moment + "まで）", en + " (until " + moment + ")")));
  }

  /** Returns the first quarter of an hour at or after the time plus the length. */
  private static Instant later(Instant now, Duration length) {
    long seconds = now.plus(length).getEpochSecond();
    return Instant.ofEpochSecond(Math.ceilDiv(seconds, QUARTER) * QUARTER);
  }
}
