package rusuban.core.hours;

import java.util.List;
import java.util.Optional;

/**
 * The hours that begin on one day: none means closed. Ranges are kept in the order of the clock,
 * whatever order they came in; two that touch stay two, and are open without a break.
 */
public record DayHours(List<TimeRange> ranges) {
  /** No hours at all. */
  public static final DayHours CLOSED = new DayHours(List.of());

  /** Throws {@link IllegalArgumentException} where two ranges overlap ({@link #overlapIn}). */
  public DayHours {
    ranges = ranges.stream().sorted().toList();
    overlapIn(ranges)
        .ifPresent(
            range -> {
              throw new IllegalArgumentException("overlaps an earlier range: " + range);
            });
  }

  /** These ranges, in any order. */
  public static DayHours of(TimeRange... ranges) {
    return new DayHours(List.of(ranges));
  }

  /** The first range, by the clock, that begins before the one ahead of it has ended. */
  public static Optional<TimeRange> overlapIn(List<TimeRange> ranges) {
    var sorted = ranges.stream().sorted().toList();
    for (int i = 1; i < sorted.size(); i++)
      if (sorted.get(i).overlaps(sorted.get(i - 1))) return Optional.of(sorted.get(i));
    return Optional.empty();
  }
}
