package rusuban.core.settings;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

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
    var local = at.atZone(zone);
    var end = local.toLocalDate().atTime(until).atZone(zone);
    return end.toInstant().isAfter(at)
        ? end.toInstant()
        : local.toLocalDate().plusDays(1).atTime(until).atZone(zone).toInstant();
  }
}
