package rusuban.core.trial;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import rusuban.core.hours.DayHours;
import rusuban.core.settings.Settings;

/**
 * A time that a trial offers.
 *
 * @param kind the reason for offering it
 * @param at the time itself
 */
public record TrialTime(Kind kind, Instant at) {
  private static final LocalTime NIGHT = LocalTime.of(22, 0);

  /** Opening time of a shop that opens on no weekday. */
  private static final int USUAL_OPENING = 10 * 60;

  private static final MonthDay LAST_OF_YEAR = MonthDay.of(12, 31);

  /** Reason for offering a time. */
  public enum Kind {
    /** The present. */
    NOW,
    /** The next 22:00. */
    TONIGHT,
    /** The next Monday at the usual opening. */
    NEXT_MONDAY,
    /** The next December 31 at the usual opening. */
    YEAR_END
  }

  /** Returns the times that a trial offers, in this order, each after the one before or now. */
  public static List<TrialTime> offered(Settings settings, Instant now) {
    var zone = settings.zone();
    var today = now.atZone(zone).toLocalDate();
    var opening = usualOpening(settings);
    var monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    return List.of(
        new TrialTime(Kind.NOW, now),
        new TrialTime(Kind.TONIGHT, next(today, NIGHT, zone, now)),
        new TrialTime(Kind.NEXT_MONDAY, at(monday, opening, zone)),
        new TrialTime(Kind.YEAR_END, yearEnd(today, opening, zone, now)));
  }

  private static Instant next(LocalDate day, LocalTime time, ZoneId zone, Instant now) {
    var first = at(day, time, zone);
    return first.isAfter(now) ? first : at(day.plusDays(1), time, zone);
  }

  private static Instant yearEnd(LocalDate today, LocalTime time, ZoneId zone, Instant now) {
    var first = at(LAST_OF_YEAR.atYear(today.getYear()), time, zone);
    return first.isAfter(now) ? first : at(LAST_OF_YEAR.atYear(today.getYear() + 1), time, zone);
  }

  private static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
    return day.atTime(time).atZone(zone).toInstant();
  }

  /** Returns the earliest opening of a week, so that a closed day is tried at the same time. */
  private static LocalTime usualOpening(Settings settings) {
    int minutes =
        settings.hours().weekdays().values().stream()
            .map(DayHours::ranges)
            .filter(ranges -> !ranges.isEmpty())
            .mapToInt(ranges -> ranges.getFirst().from())
            .min()
            .orElse(USUAL_OPENING);
    return LocalTime.of(minutes / 60 % 24, minutes % 60);
  }
}
