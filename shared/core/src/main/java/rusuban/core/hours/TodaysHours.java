package rusuban.core.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The hours of one date on the shop's clock, as they apply at one instant of it. They are the
 * date's own hours and the rest of yesterday's, less the temporary closure. Hours of yesterday that
 * are over and hours of tomorrow are left out.
 *
 * @param yesterdaysUntil the end of hours that began yesterday and still run, in minutes from
 *     yesterday's 00:00; absent if they join hours of the date itself or end after 06:00, which
 *     makes them a range that begins at 00:00
 * @param ranges all other hours in minutes from the date's 00:00, in order, none touching the next
 * @param isAllDay whether the shop is open from the date's first instant to its last, and hours of
 *     tomorrow follow if it stays open; {@code ranges} is then empty
 * @param isClosure whether the temporary closure is the reason that no hours are left
 */
public record TodaysHours(
    Optional<Integer> yesterdaysUntil,
    List<TimeRange> ranges,
    boolean isAllDay,
    boolean isClosure) {
  private static final int DAY = 24 * 60;
  private static final int EARLY_MORNING = 6 * 60;

  /** Copies the list. */
  public TodaysHours {
    ranges = List.copyOf(ranges);
  }

  /** Open time without a break, with a mark for hours of the date itself. */
  private record Part(Instant from, Instant until, boolean isTodays) {
    private Part and(Part next) {
      var end = next.until.isAfter(until) ? next.until : until;
      return new Part(from, end, isTodays || next.isTodays);
    }

    private boolean contains(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }
  }

  /**
   * Returns the hours of the date on the shop's clock, as a customer reads them at this instant.
   */
  public static TodaysHours of(ResponseCalendar calendar, Instant at) {
    var today = calendar.dateOf(at);
    var parts = parts(calendar, today, at);
    boolean isOver = parts.stream().noneMatch(part -> part.until.isAfter(at));
    boolean isClosure =
        isOver
            && (endsAfter(calendar, today, at)
                || endsAfter(calendar, today.minusDays(1), at)
                || (parts.isEmpty() && hadHoursOrIsClosed(calendar, today, at)));
    if (isAllDay(calendar, today, parts))
      return new TodaysHours(Optional.empty(), List.of(), true, false);
    Optional<Integer> yesterdaysUntil = Optional.empty();
    var ranges = new ArrayList<TimeRange>();
    for (var part : parts) {
      int from = Math.max(0, calendar.minuteFrom(today, part.from));
      int to = calendar.minuteUntil(today, part.until);
      if (!part.isTodays && part.contains(at) && to <= EARLY_MORNING)
        yesterdaysUntil = Optional.of(DAY + to);
      else if (from < to) ranges.add(new TimeRange(from, to));
    }
    return new TodaysHours(yesterdaysUntil, ranges, false, isClosure);
  }

  private static List<Part> parts(ResponseCalendar calendar, LocalDate today, Instant at) {
    var begins = calendar.start(today);
    var all = new ArrayList<Part>();
    for (var open : calendar.openOn(today.minusDays(1)))
      if (open.until().isAfter(begins)) all.add(new Part(open.from(), open.until(), false));
    for (var open : calendar.openOn(today)) all.add(new Part(open.from(), open.until(), true));
    all.sort(Comparator.comparing(Part::from));
    var joined = new ArrayList<Part>();
    for (var next : all) {
      boolean joins = !joined.isEmpty() && !next.from.isAfter(joined.getLast().until);
      joined.add(joins ? joined.removeLast().and(next) : next);
    }
    joined.removeIf(part -> !part.isTodays && !part.until.isAfter(at));
    return joined;
  }

  private static boolean isAllDay(ResponseCalendar calendar, LocalDate today, List<Part> parts) {
    if (parts.size() != 1) return false;
    var open = parts.getFirst();
    var tomorrow = today.plusDays(1);
    var ends = calendar.start(tomorrow);
    if (open.from.isAfter(calendar.start(today)) || open.until.isBefore(ends)) return false;
    return open.until.equals(ends)
        || calendar.openOn(tomorrow).stream()
            .anyMatch(next -> !next.from().isAfter(open.until) && next.until().isAfter(open.until));
  }

  private static boolean hadHoursOrIsClosed(
      ResponseCalendar calendar, LocalDate today, Instant at) {
    return !calendar.hoursOn(today).isEmpty()
        || calendar.closedReason(at).orElse(null) instanceof ClosedReason.TemporaryClosure;
  }

  private static boolean endsAfter(ResponseCalendar calendar, LocalDate date, Instant time) {
    return calendar.hoursOn(date).stream()
        .anyMatch(range -> calendar.instantOf(date, range.to()).isAfter(time));
  }
}
