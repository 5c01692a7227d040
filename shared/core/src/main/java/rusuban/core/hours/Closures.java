package rusuban.core.hours;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The closures by 臨時休業: stretches in order, with open time between any two of them. */
final class Closures {
  private final List<Stretch> stretches;

  private Closures(List<Stretch> stretches) {
    this.stretches = List.copyOf(stretches);
  }

  /** Returns closures that close the shop whenever one of these switches is on. */
  static Closures of(List<TimedSwitch> switches) {
    var merged = new ArrayList<Stretch>();
    switches.stream()
        .map(on -> new Stretch(on.from().orElse(Instant.MIN), on.until()))
        .sorted(Comparator.comparing(Stretch::from))
        .forEach(
            next -> {
              boolean touches = !merged.isEmpty() && !next.from().isAfter(merged.getLast().until());
              merged.add(touches ? union(merged.removeLast(), next) : next);
            });
    return new Closures(merged);
  }

  private static Stretch union(Stretch earlier, Stretch later) {
    boolean longer = later.until().isAfter(earlier.until());
    return new Stretch(earlier.from(), longer ? later.until() : earlier.until());
  }

  boolean contain(Instant at) {
    return around(at).isPresent();
  }

  /** Returns the closure around the instant. */
  Optional<Stretch> around(Instant at) {
    return stretches.stream().filter(closed -> closed.contains(at)).findFirst();
  }

  /**
   * Returns the beginning of the first closure that begins after {@code at}, or {@link
   * Instant#MAX}.
   */
  Instant nextAfter(Instant at) {
    return stretches.stream()
        .map(Stretch::from)
        .filter(from -> from.isAfter(at))
        .findFirst()
        .orElse(Instant.MAX);
  }

  /** Returns the end of the closure without a beginning, if there is one. */
  Optional<Instant> endOfOneWithoutStart() {
    return stretches.stream()
        .filter(closed -> closed.from().equals(Instant.MIN))
        .findFirst()
        .map(Stretch::until);
  }

  /** Returns the parts of a stretch outside all closures, in order. */
  List<Stretch> leaveOf(Stretch open) {
    var left = new ArrayList<Stretch>();
    var rest = open;
    for (var closed : stretches) {
      if (!closed.until().isAfter(rest.from()) || !closed.from().isBefore(rest.until())) continue;
      var before = new Stretch(rest.from(), closed.from());
      if (!before.isEmpty()) left.add(before);
      rest = new Stretch(closed.until(), rest.until());
    }
    if (!rest.isEmpty()) left.add(rest);
    return left;
  }
}
