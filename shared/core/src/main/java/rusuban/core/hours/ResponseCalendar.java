package rusuban.core.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

  /** A temporary closure that ends later has no end. */
  private static final Instant NO_END = Instant.parse("9999-01-01T00:00:00Z");

  private final ZoneId zone;
  private final DayRules days;
  private final boolean mayOpen;
  private final Closures closures;
  private final List<TimedSwitch> busy;

  /** Returns the calendar of these hours, to be made once for each settings version. */
  public static ResponseCalendar of(ResponseHours settings) {
    return of(settings, Optional.empty(), Optional.empty());
  }

  /**
   * Returns the calendar of these hours with two more switches, each of which is on where it or the
   * settings' own is on.
   *
   * @param closed 臨時休業
   * @param busyNow 混雑中
   */
  public static ResponseCalendar of(
      ResponseHours settings, Optional<TimedSwitch> closed, Optional<TimedSwitch> busyNow) {
    return new ResponseCalendar(settings, closed, busyNow);
  }

  private ResponseCalendar(
      ResponseHours settings, Optional<TimedSwitch> closed, Optional<TimedSwitch> busyNow) {
    zone = settings.zone();
    days = new DayRules(settings);
    mayOpen = days.mayOpen();
    closures = Closures.of(both(settings.temporaryClosure(), closed));
    busy = both(settings.busy(), busyNow);
  }

  private static List<TimedSwitch> both(Optional<TimedSwitch> one, Optional<TimedSwitch> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  /** Whether the shop is open. Looks at three days, never further. */
  public boolean isOpen(Instant at) {
    return !closures.contain(at) && hoursAround(at) != null;
  }

  /** Whether 混雑中 is on, be the shop open or closed. */
  public boolean isBusy(Instant at) {
    return busy.stream().anyMatch(on -> on.isOn(at));
  }

  /**
   * The first instant after {@code at} at which the shop opens, having been closed just before:
   * while it is closed that ends the closed period, while it is open that is the opening after the
   * next closing. Empty where there is none within {@link #HORIZON} of that instant or of the end
   * of a temporary closure.
   */
  public Optional<Instant> nextOpening(Instant at) {
    if (!mayOpen) return Optional.empty();
    var latest = at.plus(HORIZON);
    return openingAfter(closedFrom(at, latest), latest);
  }

  /** Whether the shop is open and stays so for {@link #HORIZON}. */
  public boolean isOpenWithoutEnd(Instant at) {
    var latest = at.plus(HORIZON);
    return isOpen(at) && closedFrom(at, latest).isAfter(latest);
  }

  /** The closed period that the instant lies in; empty while the shop is open. */
  public Optional<ClosedPeriod> closedPeriodOf(Instant at) {
    if (isOpen(at)) return Optional.empty();
    if (!mayOpen) return Optional.of(new ClosedPeriod(Instant.EPOCH, Optional.empty()));
    var earliest = at.minus(HORIZON);
    // Before the end of a closure without a start nothing was ever open: no need to look there.
    var firstEnd = closures.endOfOneWithoutStart();
    if (firstEnd.isPresent()) earliest = later(earliest, firstEnd.get());
    var from = closingUpTo(at, earliest).orElse(Instant.EPOCH);
    return Optional.of(new ClosedPeriod(from, openingAfter(at, at.plus(HORIZON))));
  }

  /**
   * Returns how long the shop is open between two instants. Looks back from {@code until} by {@link
   * #HORIZON} at most.
   */
  public Duration openTime(Instant from, Instant until) {
    var open = Duration.ZERO;
    var time = later(from, until.minus(HORIZON));
    while (time.isBefore(until)) {
      if (isOpen(time)) {
        var closed = earlier(closedFrom(time, until), until);
        open = open.plus(Duration.between(time, closed));
        time = closed;
      } else {
        time = openingAfter(time, until).orElse(until);
      }
    }
    return open;
  }

  /** What closes the shop at that instant; empty while it is open. */
  public Optional<ClosedReason> closedReason(Instant at) {
    var closure = closures.around(at);
    if (closure.isPresent())
      return Optional.of(new ClosedReason.TemporaryClosure(closure.get().until()));
    return isOpen(at) ? Optional.empty() : Optional.of(days.of(dateOf(at)).rule());
  }

  /**
   * The hours that begin on this date, in the order of the clock; none on a closed day. The
   * temporary closure is not in them: it closes by the instant, not by the day. A customer is told
   * {@link TodaysHours} instead.
   */
  public List<TimeRange> hoursOn(LocalDate date) {
    return days.of(date).hours().ranges();
  }

  LocalDate dateOf(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  /** The first instant of a date. */
  Instant start(LocalDate date) {
    return date.atStartOfDay(zone).toInstant();
  }

  /** The first whole minute of a date's clock that is not before the instant. */
  int minuteFrom(LocalDate date, Instant at) {
    return Math.toIntExact(onTheClock(date, at).plusMinutes(1).minusNanos(1).toMinutes());
  }

  /** The last whole minute of a date's clock that is not after the instant. */
  int minuteUntil(LocalDate date, Instant at) {
    return Math.toIntExact(onTheClock(date, at).toMinutes());
  }

  /** Time since 00:00; an hour shown for the second time counts as the end of the first. */
  private Duration onTheClock(LocalDate date, Instant at) {
    var shown = at.atZone(zone);
    var change = zone.getRules().getTransition(shown.toLocalDateTime());
    boolean isSecondTime =
        change != null && change.isOverlap() && shown.getOffset().equals(change.getOffsetAfter());
    var clock = isSecondTime ? change.getDateTimeBefore() : shown.toLocalDateTime();
    return Duration.between(date.atStartOfDay(), clock);
  }

  Instant instantOf(LocalDate date, int minutes) {
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
    while (!time.isAfter(latest) && !closures.contain(time)) {
      var hours = hoursAround(time);
      if (hours == null) return time;
      time = earlier(pastWholeDays(hours.until(), latest), closures.nextAfter(time));
    }
    return time;
  }

  /** A shop open round the clock has 400 such days: none of them needs the zone's rules. */
  private Instant pastWholeDays(Instant midnight, Instant latest) {
    var date = dateOf(midnight);
    if (!start(date).equals(midnight)) return midnight;
    var last = dateOf(latest);
    while (!date.isAfter(last) && days.of(date).isAllDay()) date = date.plusDays(1);
    return start(date);
  }

  /** The opening that follows {@code closed}, an instant at which the shop is closed. */
  private Optional<Instant> openingAfter(Instant closed, Instant latest) {
    var closure = closures.around(closed);
    if (closure.isPresent()) return openingAfter(closure.get());
    var opening = openingWithin(closed, latest);
    return opening.isEmpty() ? closures.around(latest).flatMap(this::openingAfter) : opening;
  }

  /** A closure may end beyond any horizon: the search begins at its end. */
  private Optional<Instant> openingAfter(Stretch closure) {
    var until = closure.until();
    return until.isAfter(NO_END)
        ? Optional.empty()
        : openingWithin(until.minusNanos(1), until.plus(HORIZON));
  }

  private Optional<Instant> openingWithin(Instant closed, Instant latest) {
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
      if (stretch.from().isAfter(after)) first = earlier(first, stretch.from());
    return first;
  }

  private Instant lastClosing(LocalDate date, Instant upTo) {
    var last = Instant.MIN;
    for (var stretch : openOn(date))
      if (!stretch.until().isAfter(upTo)) last = later(last, stretch.until());
    return last;
  }

  /** The date's hours less the temporary closures, which may leave a part on either side. */
  List<Stretch> openOn(LocalDate date) {
    var open = new ArrayList<Stretch>();
    for (var range : hoursOn(date)) {
      var from = instantOf(date, range.from());
      var until = instantOf(date, range.to());
      open.addAll(closures.leaveOf(new Stretch(from, until)));
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
