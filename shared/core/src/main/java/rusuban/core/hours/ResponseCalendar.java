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
 * Calendar of the shop: answers for any instant whether the shop is open. Immutable.
 *
 * <p>When the clock is put forward, a skipped time means the instant of the change, as in {@link
 * LocalDate#atStartOfDay(ZoneId)}: 02:30-05:00 opens when the clock jumps from two to three. When
 * it is put back, a time that occurs twice means the first of the two, as in {@link
 * java.time.ZonedDateTime#ofLocal}: 22:00-25:30 closes the first time it is half past one and stays
 * closed the second time.
 */
public final class ResponseCalendar {
  /** Maximum search distance, ahead for an opening and back for a closing. */
  public static final Duration HORIZON = Duration.ofDays(400);

  /** Time from which the end of a temporary closure counts as no end. */
  private static final Instant NO_END = Instant.parse("9999-01-01T00:00:00Z");

  private final ZoneId zone;
  private final DayRules days;
  private final boolean mayOpen;
  private final Closures closures;
  private final List<ScheduledToggle> busy;

  /** Returns the calendar of these hours. Each settings version needs it once. */
  public static ResponseCalendar of(ResponseHours settings) {
    return of(settings, Optional.empty(), Optional.empty());
  }

  /**
   * Returns the calendar of these hours with two more switches. A switch is on if it or the
   * settings' own is on.
   *
   * @param closed 臨時休業
   * @param busyNow 混雑中
   */
  public static ResponseCalendar of(
      ResponseHours settings, Optional<ScheduledToggle> closed, Optional<ScheduledToggle> busyNow) {
    return new ResponseCalendar(settings, closed, busyNow);
  }

  private ResponseCalendar(
      ResponseHours settings, Optional<ScheduledToggle> closed, Optional<ScheduledToggle> busyNow) {
    zone = settings.zone();
    days = new DayRules(settings);
    mayOpen = days.mayOpen();
    closures = Closures.of(both(settings.temporaryClosure(), closed));
    busy = both(settings.busy(), busyNow);
  }

  private static List<ScheduledToggle> both(
      Optional<ScheduledToggle> one, Optional<ScheduledToggle> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  /** Returns whether the shop is open. Never looks at more than three days. */
  public boolean isOpen(Instant at) {
    return !closures.contain(at) && hoursAround(at) != null;
  }

  /** Returns whether 混雑中 is on, in open or closed hours. */
  public boolean isBusy(Instant at) {
    return busy.stream().anyMatch(on -> on.isOn(at));
  }

  /**
   * Returns the first opening after {@code at}. While the shop is closed it ends the closed period;
   * while the shop is open it follows the next closing. Empty if none lies within {@link #HORIZON}
   * of {@code at} or of the end of a temporary closure.
   */
  public Optional<Instant> nextOpening(Instant at) {
    if (!mayOpen) return Optional.empty();
    var latest = at.plus(HORIZON);
    return openingAfter(closedFrom(at, latest), latest);
  }

  /**
   * Returns the closing that ends the open time around {@code at}. Empty while the shop is closed,
   * or if it stays open for {@link #HORIZON}.
   */
  public Optional<Instant> closingAfter(Instant at) {
    if (!isOpen(at)) return Optional.empty();
    var latest = at.plus(HORIZON);
    return Optional.of(closedFrom(at, latest)).filter(closed -> !closed.isAfter(latest));
  }

  /** Returns whether the shop is open and stays open for {@link #HORIZON}. */
  public boolean isOpenWithoutEnd(Instant at) {
    var latest = at.plus(HORIZON);
    return isOpen(at) && closedFrom(at, latest).isAfter(latest);
  }

  /** Returns the closed period around the instant; empty while the shop is open. */
  public Optional<ClosedPeriod> closedPeriodOf(Instant at) {
    if (isOpen(at)) return Optional.empty();
    if (!mayOpen) return Optional.of(new ClosedPeriod(Instant.EPOCH, Optional.empty()));
    var earliest = at.minus(HORIZON);
    // Before the end of a closure without a start the shop was never open: the search stops there.
    var firstEnd = closures.endOfOneWithoutStart();
    if (firstEnd.isPresent()) earliest = later(earliest, firstEnd.get());
    var from = closingUpTo(at, earliest).orElse(Instant.EPOCH);
    return Optional.of(new ClosedPeriod(from, openingAfter(at, at.plus(HORIZON))));
  }

  /**
   * Returns the open time between two instants, at most {@link #HORIZON} back from {@code until}.
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

  /** Returns the reason for which the shop is closed at that instant; empty while it is open. */
  public Optional<ClosedReason> closedReason(Instant at) {
    var closure = closures.around(at);
    if (closure.isPresent())
      return Optional.of(new ClosedReason.TemporaryClosure(closure.get().until()));
    return isOpen(at) ? Optional.empty() : Optional.of(days.of(dateOf(at)).rule());
  }

  /**
   * Returns the hours that begin on this date, in the order of the clock; none on a closed day.
   * They ignore the temporary closure, which closes by the instant and not by the day. Customers
   * read {@link TodaysHours} instead.
   */
  public List<TimeRange> hoursOn(LocalDate date) {
    return days.of(date).hours().ranges();
  }

  /**
   * Returns the rule that decides the hours of this date, whether it is open or closed. Never the
   * temporary closure, which {@link #hoursOn} ignores too.
   */
  public ClosedReason ruleOn(LocalDate date) {
    return days.of(date).rule();
  }

  LocalDate dateOf(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  /** Returns the first instant of a date. */
  Instant start(LocalDate date) {
    return date.atStartOfDay(zone).toInstant();
  }

  /** Returns the first whole minute of a date's clock at or after the instant. */
  int minuteFrom(LocalDate date, Instant at) {
    return Math.toIntExact(onTheClock(date, at).plusMinutes(1).minusNanos(1).toMinutes());
  }

  /** Returns the last whole minute of a date's clock at or before the instant. */
  int minuteUntil(LocalDate date, Instant at) {
    return Math.toIntExact(onTheClock(date, at).toMinutes());
  }

  /**
   * Returns the time since 00:00. An hour that occurs a second time counts as the end of the first.
   */
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
   * Returns the hours around {@code at} without regard to the temporary closure, or null.
   * Yesterday's may reach past midnight. Tomorrow's may have begun when the clock was put back over
   * midnight and shows today's date again.
   */
  private @Nullable TimeInterval hoursAround(Instant at) {
    var today = dateOf(at);
    var hours = hoursAround(at, today);
    if (hours == null) hours = hoursAround(at, today.minusDays(1));
    return hours != null ? hours : hoursAround(at, today.plusDays(1));
  }

  private @Nullable TimeInterval hoursAround(Instant at, LocalDate date) {
    for (var range : hoursOn(date)) {
      var from = instantOf(date, range.from());
      if (at.isBefore(from)) return null;
      var until = instantOf(date, range.to());
      if (at.isBefore(until)) return new TimeInterval(from, until);
    }
    return null;
  }

  /**
   * Returns the first instant from {@code at} on at which the shop is closed, or any instant after
   * {@code latest}.
   */
  private Instant closedFrom(Instant at, Instant latest) {
    var time = at;
    while (!time.isAfter(latest) && !closures.contain(time)) {
      var hours = hoursAround(time);
      if (hours == null) return time;
      time = earlier(pastWholeDays(hours.until(), latest), closures.nextAfter(time));
    }
    return time;
  }

  /**
   * Skips whole open days without the zone's rules, since a shop open round the clock has 400 of
   * them.
   */
  private Instant pastWholeDays(Instant midnight, Instant latest) {
    var date = dateOf(midnight);
    if (!start(date).equals(midnight)) return midnight;
    var last = dateOf(latest);
    while (!date.isAfter(last) && days.of(date).isAllDay()) date = date.plusDays(1);
    return start(date);
  }

  /** Returns the opening that follows {@code closed}, an instant at which the shop is closed. */
  private Optional<Instant> openingAfter(Instant closed, Instant latest) {
    var closure = closures.around(closed);
    if (closure.isPresent()) return openingAfter(closure.get());
    var opening = openingWithin(closed, latest);
    return opening.isEmpty() ? closures.around(latest).flatMap(this::openingAfter) : opening;
  }

  /**
   * Returns the opening after a closure. The search begins at its end, which may lie beyond any
   * horizon.
   */
  private Optional<Instant> openingAfter(TimeInterval closure) {
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
      // A day's hours may begin as late as 47:59, after the first hours of the next day.
      var first = earlier(opening, firstOpening(date.plusDays(1), closed));
      return first.isAfter(latest) ? Optional.empty() : Optional.of(first);
    }
    return Optional.empty();
  }

  /**
   * Returns the last closing at or before {@code closed}, an instant at which the shop is closed.
   */
  private Optional<Instant> closingUpTo(Instant closed, Instant earliest) {
    var first = dateOf(earliest).minusDays(2);
    for (var date = dateOf(closed).plusDays(1); !date.isBefore(first); date = date.minusDays(1)) {
      var closing = lastClosing(date, closed);
      if (closing.equals(Instant.MIN)) continue;
      // The hours of the day before may end later, up to this day's end.
      var last = later(closing, lastClosing(date.minusDays(1), closed));
      return last.isBefore(earliest) ? Optional.empty() : Optional.of(last);
    }
    return Optional.empty();
  }

  private Instant firstOpening(LocalDate date, Instant after) {
    var first = Instant.MAX;
    for (var timeInterval : openOn(date))
      if (timeInterval.from().isAfter(after)) first = earlier(first, timeInterval.from());
    return first;
  }

  private Instant lastClosing(LocalDate date, Instant upTo) {
    var last = Instant.MIN;
    for (var timeInterval : openOn(date))
      if (!timeInterval.until().isAfter(upTo)) last = later(last, timeInterval.until());
    return last;
  }

  /**
   * Returns the date's hours without the temporary closures. A closure may leave a part on either
   * side.
   */
  List<TimeInterval> openOn(LocalDate date) {
    var open = new ArrayList<TimeInterval>();
    for (var range : hoursOn(date)) {
      var from = instantOf(date, range.from());
      var until = instantOf(date, range.to());
      open.addAll(closures.leaveOf(new TimeInterval(from, until)));
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
