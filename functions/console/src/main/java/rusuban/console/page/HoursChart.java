package rusuban.console.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rusuban.core.hours.TimeRange;

/**
 * The hours of one business day as a bar from 5:00 to 29:00. An earlier opening moves the left edge
 * to its hour. Positions are in per cent of the width.
 *
 * @param axis the minute of the day at the left edge
 * @param bars the open hours
 * @param now the position of the present time, if it lies within
 */
public record HoursChart(int axis, List<Bar> bars, Optional<String> now) {
  private static final int USUAL_AXIS = 5 * 60;
  private static final int WIDTH = 24 * 60;

  public HoursChart {
    bars = List.copyOf(bars);
  }

  /** One open range. */
  public record Bar(String x, String width) {}

  /** One tick with its hour. */
  public record Tick(String x, int hour, boolean isMidnight) {}

  /** Returns the bar of these hours, without the present time. */
  public static HoursChart of(List<TimeRange> ranges) {
    return of(ranges, Optional.empty());
  }

  /** Returns the bar of these hours of a date, with the present time. */
  public static HoursChart of(List<TimeRange> ranges, LocalDate date, ZoneId zone, Instant now) {
    var local = now.atZone(zone);
    long days = local.toLocalDate().toEpochDay() - date.toEpochDay();
    int minute = Math.toIntExact(days * WIDTH) + local.getHour() * 60 + local.getMinute();
    return of(ranges, Optional.of(minute));
  }

  /** Returns the left edge that shows all these hours from their beginning, in minutes. */
  public static int axisOf(List<TimeRange> ranges) {
    int earliest = ranges.stream().mapToInt(TimeRange::from).min().orElse(USUAL_AXIS);
    return Math.min(USUAL_AXIS, earliest / 60 * 60);
  }

  /**
   * Returns the bar of these hours beside others with the same left edge.
   *
   * @param axis the minute of the day at the left edge
   */
  public static HoursChart on(int axis, List<TimeRange> ranges) {
    return on(axis, ranges, Optional.empty());
  }

  private static HoursChart of(List<TimeRange> ranges, Optional<Integer> now) {
    return on(axisOf(ranges), ranges, now);
  }

  private static HoursChart on(int axis, List<TimeRange> ranges, Optional<Integer> now) {
    var bars = new ArrayList<Bar>();
    for (var range : ranges) {
      int from = Math.clamp(range.from(), axis, axis + WIDTH);
      int to = Math.clamp(range.to(), axis, axis + WIDTH);
      if (from < to) bars.add(new Bar(percent(from - axis), percent(to - from)));
    }
    return new HoursChart(
        axis,
        bars,
        now.filter(it -> it >= axis && it <= axis + WIDTH).map(it -> percent(it - axis)));
  }

  /** Returns a tick for every third hour. */
  public List<Tick> ticks() {
    var ticks = new ArrayList<Tick>();
    for (int hour = axis / 60 + 1; hour * 60 < axis + WIDTH; hour++)
      if (hour % 3 == 0) ticks.add(new Tick(percent(hour * 60 - axis), hour, hour == 24));
    return ticks;
  }

  private static String percent(int minutes) {
    return String.format(Locale.ROOT, "%.2f%%", minutes * 100.0 / WIDTH);
  }
}
