package rusuban.core.hours;

import java.util.List;
import java.util.Optional;

/**
 * The hours that begin on one day; no range means closed. Ranges are in the order of the clock. Two
 * ranges that touch stay two, and the shop is open across them without a break.
 */
public record DayHours(List<TimeRange> ranges) {
  /** No hours at all. */
  public static final DayHours CLOSED = new DayHours(List.of());

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if two ranges overlap ({@link #overlapIn})
   */
  public DayHours {
    ranges = ranges.stream().sorted().toList();
    overlapIn(ranges)
        .ifPresent(
            range -> {
              throw new IllegalArgumentException("overlaps an earlier range: " + range);
            });
  }

  /** Returns the hours of these ranges, in any order. */
  public static DayHours of(TimeRange... ranges) {
    return new DayHours(List.of(ranges));
  }

  /** Returns the first range, by the clock, that begins before the end of the one before it. */
  public static Optional<TimeRange> overlapIn(List<TimeRange> ranges) {
    var sorted = ranges.stream().sorted().toList();
    for (int i = 1; i < sorted.size(); i++)
      if (sorted.get(i).overlaps(sorted.get(i - 1))) return Optional.of(sorted.get(i));
    return Optional.empty();
  }
}
