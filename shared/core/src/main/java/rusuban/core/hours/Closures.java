package rusuban.core.hours;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The closures by 臨時休業: stretches in order, with open time between any two of them. */
final class Closures {
  private final List<TimeInterval> stretches;

  private Closures(List<TimeInterval> stretches) {
    this.stretches = List.copyOf(stretches);
  }

  /** Returns closures that close the shop whenever one of these switches is on. */
  static Closures of(List<ScheduledToggle> switches) {
    var merged = new ArrayList<TimeInterval>();
    switches.stream()
        .map(on -> new TimeInterval(on.from().orElse(Instant.MIN), on.until()))
        .sorted(Comparator.comparing(TimeInterval::from))
        .forEach(
            next -> {
              boolean touches = !merged.isEmpty() && !next.from().isAfter(merged.getLast().until());
              merged.add(touches ? union(merged.removeLast(), next) : next);
            });
    return new Closures(merged);
  }

  private static TimeInterval union(TimeInterval earlier, TimeInterval later) {
    boolean longer = later.until().isAfter(earlier.until());
    return new TimeInterval(earlier.from(), longer ? later.until() : earlier.until());
  }

  boolean contain(Instant at) {
    return around(at).isPresent();
  }

  /** Returns the closure around the instant. */
  Optional<TimeInterval> around(Instant at) {
    return stretches.stream().filter(closed -> closed.contains(at)).findFirst();
  }

  /**
   * Returns the beginning of the first closure that begins after {@code at}, or {@link
   * Instant#MAX}.
   */
  Instant nextAfter(Instant at) {
    return stretches.stream()
        .map(TimeInterval::from)
        .filter(from -> from.isAfter(at))
        .findFirst()
        .orElse(Instant.MAX);
  }

  /** Returns the end of the closure without a beginning, if there is one. */
  Optional<Instant> endOfOneWithoutStart() {
    return stretches.stream()
        .filter(closed -> closed.from().equals(Instant.MIN))
        .findFirst()
        .map(TimeInterval::until);
  }

  /** Returns the parts of a stretch outside all closures, in order. */
  List<TimeInterval> leaveOf(TimeInterval open) {
    var left = new ArrayList<TimeInterval>();
    var rest = open;
    for (var closed : stretches) {
      if (!closed.until().isAfter(rest.from()) || !closed.from().isBefore(rest.until())) continue;
      var before = new TimeInterval(rest.from(), closed.from());
      if (!before.isEmpty()) left.add(before);
      rest = new TimeInterval(closed.until(), rest.until());
    }
    if (!rest.isEmpty()) left.add(rest);
    return left;
  }
}
