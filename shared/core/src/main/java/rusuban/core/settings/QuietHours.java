package rusuban.core.settings;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.Stream;

/**
 * The hours in which no follow-up is sent, in the account's time zone; {@code from} belongs to
 * them, {@code until} does not. Past midnight where {@code from} is later than {@code until}; none
 * where they are equal.
 */
public record QuietHours(LocalTime from, LocalTime until) {

  /** 21:00 to 9:00. */
  public static final QuietHours USUAL = new QuietHours(LocalTime.of(21, 0), LocalTime.of(9, 0));

  /** Whether this instant lies in them. */
  public boolean contain(Instant at, ZoneId zone) {
    LocalTime time = at.atZone(zone).toLocalTime();
    boolean afterFrom = !time.isBefore(from);
    boolean beforeUntil = time.isBefore(until);
    return from.isAfter(until) ? afterFrom || beforeUntil : afterFrom && beforeUntil;
  }

  /** The instant itself where it lies outside, else the end of the quiet hours it lies in. */
  public Instant endFor(Instant at, ZoneId zone) {
    if (!contain(at, zone)) return at;
    return Stream.iterate(at.atZone(zone).toLocalDate(), day -> day.plusDays(1))
        .flatMap(day -> showing(day.atTime(until), zone))
        .filter(end -> end.isAfter(at) && !contain(end, zone))
        .findFirst()
        .orElseThrow();
  }

  /** When the clock shows this: twice where it is put back, at the leap where it is put forward. */
  private static Stream<Instant> showing(LocalDateTime time, ZoneId zone) {
    var rules = zone.getRules();
    var offsets = rules.getValidOffsets(time);
    return offsets.isEmpty()
        ? Stream.of(rules.getTransition(time).getInstant())
        : offsets.stream().map(time::toInstant);
  }
}
