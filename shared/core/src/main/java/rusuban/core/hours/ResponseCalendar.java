package rusuban.core.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers for any instant whether the shop is open. Immutable.
 *
 * <p>Where the clock is put forward, a time it leaps over is the instant of the leap, as {@link
 * LocalDate#atStartOfDay(ZoneId)} has it: 02:30-05:00 opens when the clock jumps from two to three.
 * Where it is put back, a time it shows twice is the first of the two, as {@link
 * java.time.ZonedDateTime#ofLocal} has it: 22:00-25:30 closes the first time it is half past one,
 * and stays closed the second time.
 */
public final class ResponseCalendar {
  /** How far ahead an opening, and how far back a closing, is looked for. */
  public static final Duration HORIZON = Duration.ofDays(400);

  /** From the one instant until just before the other; empty where that is not later. */
  private record Stretch(Instant from, Instant until) {
    private static final Stretch NEVER = new Stretch(Instant.MAX, Instant.MAX);

    private static Stretch of(TimedSwitch on) {
      return new Stretch(on.from().orElse(Instant.MIN), on.until());
    }

    private boolean isEmpty() {
      return !from.isBefore(until);
    }

    private boolean contains(Instant at) {
      return at.isBefore(until) && !at.isBefore(from);
    }
  }

  private final ZoneId zone;
  private final DayRules days;
  private final Stretch temporaryClosure;
  private final Stretch busy;

  ResponseCalendar(ResponseHours settings) {
    zone = settings.zone();
    days = new DayRules(settings);
    temporaryClosure = settings.temporaryClosure().map(Stretch::of).orElse(Stretch.NEVER);
    busy = settings.busy().map(Stretch::of).orElse(Stretch.NEVER);
  }

  /** Whether the shop is open. Looks at three days, never further. */
  public boolean isOpen(Instant at) {
    return !temporaryClosure.contains(at) && hoursAround(at) != null;
  }

  /** Whether 混雑中 is on, be the shop open or closed. */
  public boolean isBusy(Instant at) {
    return busy.contains(at);
  }

  /**
   * The first instant after {@code at} at which the shop opens, having been closed just before:
   * while it is closed that ends the closed period, while it is open that is the opening after the
   * next closing. Empty where there is none within {@link #HORIZON}.
   */
  public Optional<Instant> nextOpening(Instant at) {
    var latest = at.plus(HORIZON);
    return openingAfter(closedFrom(at, latest), latest);
  }

  /** The closed period that the instant lies in; empty while the shop is open. */
  public Optional<ClosedPeriod> closedPeriodOf(Instant at) {
    if (isOpen(at)) return Optional.empty();
    var earliest = at.minus(HORIZON);
    // Before the end of a closure without a start nothing was ever open: no need to look there.
    if (temporaryClosure.from.equals(Instant.MIN))
      earliest = later(earliest, temporaryClosure.until);
    var from = closingUpTo(at, earliest).orElse(Instant.EPOCH);
    return Optional.of(new ClosedPeriod(from, openingAfter(at, at.plus(HORIZON))));
  }

  /** What closes the shop at that instant; empty while it is open. */
  public Optional<ClosedReason> closedReason(Instant at) {
    if (temporaryClosure.contains(at))
      return Optional.of(new ClosedReason.TemporaryClosure(temporaryClosure.until));
    return isOpen(at) ? Optional.empty() : Optional.of(days.of(dateOf(at)).rule());
  }

  /**
   * The hours that begin on this date, in the order of the clock; none on a closed day. The
   * temporary closure is not in them: it closes by the instant, not by the day.
   */
  public List<TimeRange> hoursOn(LocalDate date) {
    return days.of(date).hours().ranges();
  }

  private LocalDate dateOf(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  private Instant instantOf(LocalDate date, int minutes) {
    var local = date.atStartOfDay().plusMinutes(minutes);
    var offsets = zone.getRules().getValidOffsets(local);
    return offsets.isEmpty()
        ? zone.getRules().getTransition(local).getInstant()
        : local.toInstant(offsets.getFirst());
  }

  /**
   * Hours that {@code at} lies in, whatever the temporary closure says; null where there are none.
   * Yesterday's may reach past midnight; tomorrow's may have begun where the clock was put back
   * over midnight and shows today's date again.
   */
  private @Nullable Stretch hoursAround(Instant at) {
    var today = dateOf(at);
    var hours = hoursAround(at, today);
    if (hours == null) hours = hoursAround(at, today.minusDays(1));
    return hours != null ? hours : hoursAround(at, today.plusDays(1));
  }

  private @Nullable Stretch hoursAround(Instant at, LocalDate date) {
    for (var range : hoursOn(date)) {
      var from = instantOf(date, range.from());
      if (at.isBefore(from)) return null;
      var until = instantOf(date, range.to());
      if (at.isBefore(until)) return new Stretch(from, until);
    }
    return null;
  }

  /** The first instant from {@code at} on at which the shop is closed, or any past the latest. */
  private Instant closedFrom(Instant at, Instant latest) {
    var time = at;
    while (!time.isAfter(latest) && !temporaryClosure.contains(time)) {
      var hours = hoursAround(time);
      if (hours == null) return time;
      boolean cutShort = temporaryClosure.from.isAfter(time);
      time = cutShort ? earlier(hours.until, temporaryClosure.from) : hours.until;
    }
    return time;
  }

  /** The opening that follows {@code closed}, an instant at which the shop is closed. */
  private Optional<Instant> openingAfter(Instant closed, Instant latest) {
    var last = dateOf(latest).plusDays(1);
    for (var date = dateOf(closed).minusDays(1); !date.isAfter(last); date = date.plusDays(1)) {
      var opening = firstOpening(date, closed);
      if (opening.equals(Instant.MAX)) continue;
      // A day's hours may begin as late as 47:59, after the first of the next day's.
      var first = earlier(opening, firstOpening(date.plusDays(1), closed));
      return first.isAfter(latest) ? Optional.empty() : Optional.of(first);
    }
    return Optional.empty();
  }

  /** The last closing no later than {@code closed}, an instant at which the shop is closed. */
  private Optional<Instant> closingUpTo(Instant closed, Instant earliest) {
    var first = dateOf(earliest).minusDays(2);
    for (var date = dateOf(closed).plusDays(1); !date.isBefore(first); date = date.minusDays(1)) {
      var closing = lastClosing(date, closed);
      if (closing.equals(Instant.MIN)) continue;
      // The day before may have ended later, up to this day's end.
      var last = later(closing, lastClosing(date.minusDays(1), closed));
      return last.isBefore(earliest) ? Optional.empty() : Optional.of(last);
    }
    return Optional.empty();
  }

  private Instant firstOpening(LocalDate date, Instant after) {
    var first = Instant.MAX;
    for (var stretch : openOn(date))
      if (stretch.from.isAfter(after)) first = earlier(first, stretch.from);
    return first;
  }

  private Instant lastClosing(LocalDate date, Instant upTo) {
    var last = Instant.MIN;
    for (var stretch : openOn(date))
      if (!stretch.until.isAfter(upTo)) last = later(last, stretch.until);
    return last;
  }

  /** The date's hours less the temporary closure, which may leave a part on either side. */
  private List<Stretch> openOn(LocalDate date) {
    var open = new ArrayList<Stretch>();
    for (var range : hoursOn(date)) {
      var from = instantOf(date, range.from());
      var until = instantOf(date, range.to());
      var before = new Stretch(from, earlier(until, temporaryClosure.from));
      var after = new Stretch(later(from, temporaryClosure.until), until);
      if (!before.isEmpty()) open.add(before);
      if (!after.isEmpty()) open.add(after);
    }
    return open;
  }

  private static Instant earlier(Instant one, Instant other) {
    return other.isBefore(one) ? other : one;
  }

  private static Instant later(Instant one, Instant other) {
    return other.isAfter(one) ? other : one;
  }
}
