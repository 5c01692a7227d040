package rusuban.core.settings;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.Stream;

/**
 * Hours in which no follow-up is sent, in the account's time zone. A {@code from} later than {@code
 * until} means past midnight; equal times mean no quiet hours.
 *
 * @param from the first minute, inclusive
 * @param until the end, exclusive
 */
public record QuietHours(LocalTime from, LocalTime until) {

  /** 21:00 to 9:00. */
  public static final QuietHours USUAL = new QuietHours(LocalTime.of(21, 0), LocalTime.of(9, 0));

  /** Returns whether this instant lies in the quiet hours. */
  public boolean contain(Instant at, ZoneId zone) {
    LocalTime time = at.atZone(zone).toLocalTime();
    boolean afterFrom = !time.isBefore(from);
    boolean beforeUntil = time.isBefore(until);
    return from.isAfter(until) ? afterFrom || beforeUntil : afterFrom && beforeUntil;
  }

  /** Returns the instant itself, or the end of the quiet hours around it. */
  public Instant endFor(Instant at, ZoneId zone) {
    if (!contain(at, zone)) return at;
    return Stream.iterate(at.atZone(zone).toLocalDate(), day -> day.plusDays(1))
        .flatMap(day -> showing(day.atTime(until), zone))
        .filter(end -> end.isAfter(at) && !contain(end, zone))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Returns the instants at which the clock shows this time. There are two when it is put back, and
   * the leap when it is put forward.
   */
  private static Stream<Instant> showing(LocalDateTime time, ZoneId zone) {
    var rules = zone.getRules();
    var offsets = rules.getValidOffsets(time);
    return offsets.isEmpty()
        ? Stream.of(rules.getTransition(time).getInstant())
        : offsets.stream().map(time::toInstant);
  }
}
