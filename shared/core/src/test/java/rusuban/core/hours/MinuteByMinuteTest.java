package rusuban.core.hours;

import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparison of the calendar with {@link ObviousHours} at every minute. */
@Tag("property")
class MinuteByMinuteTest {

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Tokyo", "America/New_York", "Australia/Lord_Howe"})
  void two_years_of_every_minute_are_the_same(ZoneId zone) {
    // 2028 is a leap year.
    var first = LocalDate.of(2027, 1, 1);
    for (long seed = 1; seed <= 3; seed++) compare(zone, first, 731, seed);
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2027-03-14", // 02:00 to 03:00
    "America/New_York, 2027-11-07", // 02:00 back to 01:00
    "Australia/Lord_Howe, 2027-04-04", // half an hour back
    "Africa/Cairo, 2026-04-24", // a day that begins at 01:00
    "Africa/Cairo, 2026-10-30", // back over midnight to 23:00
    "America/St_Johns, 2010-11-07", // one minute past midnight, back over it
    "Pacific/Apia, 2011-12-30", // a date that does not exist
    "Asia/Pyongyang, 2018-05-05", // half an hour forward at 23:30
    "Antarctica/Troll, 2027-03-28", // two hours forward
  })
  void odd_clocks_are_the_same_too(ZoneId zone, LocalDate day) {
    for (long seed = 1; seed <= 30; seed++) compare(zone, day.minusDays(3), 7, seed);
  }

  private static void compare(ZoneId zone, LocalDate first, int days, long seed) {
    var random = new RandomHours(seed, first, days);
    var settings = random.next(zone);
    // A second closure, sometimes, before, after or over that of the settings.
    var besides = random.temporaryClosure(zone);
    var open = paint(settings, besides, first, days);
    var calendar = ResponseCalendar.of(settings, besides, Optional.empty());
    var start = first.atStartOfDay(zone).toInstant();
    var openings = openingsAfter(open);
    var closings = closingsUpTo(open);
    for (int minute = 0; minute < open.length; minute++) {
      var at = start.plusSeconds(60L * minute);
      if (calendar.isOpen(at) != open[minute])
        fail("%s, seed %d: open %s at %s, with %s", zone, seed, !open[minute], at, settings);
      boolean askAll = besideAChange(open, minute) || minute % 7 == 0;
      // Times outside the painted minutes are unknown here.
      if (openings[minute] < 0 || (closings[minute] < 0 && !open[minute])) continue;
      var opens = Optional.of(start.plusSeconds(60L * openings[minute]));
      var closed = new ClosedPeriod(start.plusSeconds(60L * closings[minute]), opens);
      var period = open[minute] ? Optional.<ClosedPeriod>empty() : Optional.of(closed);
      // The first settings have one search at every minute; two at all minutes would take a minute.
      boolean askPeriod = askAll || (seed == 1 && !open[minute]);
      boolean askOpening = askAll || (seed == 1 && open[minute]);
      if ((askOpening && !calendar.nextOpening(at).equals(opens))
          || (askPeriod && !calendar.closedPeriodOf(at).equals(period)))
        fail("%s, seed %d: %s %s %s, with %s", zone, seed, at, opens, period, settings);
    }
  }

  private static boolean besideAChange(boolean[] open, int minute) {
    return minute == 0
        || minute == open.length - 1
        || open[minute] != open[minute - 1]
        || open[minute] != open[minute + 1];
  }

  /** Returns for each minute the last closing at or before it, or -1. */
  private static int[] closingsUpTo(boolean[] open) {
    var closings = new int[open.length];
    closings[0] = -1;
    for (int minute = 1; minute < open.length; minute++)
      closings[minute] = open[minute - 1] && !open[minute] ? minute : closings[minute - 1];
    return closings;
  }

  private static boolean[] paint(
      ResponseHours settings, Optional<ScheduledToggle> closed, LocalDate first, int days) {
    var obvious = new ObviousHours(settings, closed);
    Instant start = first.atStartOfDay(settings.zone()).toInstant();
    Instant end = first.plusDays(days).atStartOfDay(settings.zone()).toInstant();
    var open = new boolean[(int) (end.getEpochSecond() - start.getEpochSecond()) / 60];
    for (int minute = 0; minute < open.length; minute++)
      open[minute] = obvious.isOpen(start.plusSeconds(60L * minute));
    return open;
  }

  /** Returns for each minute the next opening after it, or -1. */
  private static int[] openingsAfter(boolean[] open) {
    var openings = new int[open.length];
    int next = -1;
    for (int minute = open.length - 1; minute >= 0; minute--) {
      openings[minute] = next;
      if (minute > 0 && open[minute] && !open[minute - 1]) next = minute;
    }
    return openings;
  }
}
