package rusuban.core.hours;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When 臨時休業 closes the shop: stretches in order, with open time between any two of them. */
final class Closures {
  private final List<Stretch> stretches;

  private Closures(List<Stretch> stretches) {
    this.stretches = List.copyOf(stretches);
  }

  /** Closes whenever one of these is on. */
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

  /** The one that the instant lies in. */
  Optional<Stretch> around(Instant at) {
    return stretches.stream().filter(closed -> closed.contains(at)).findFirst();
  }

  /** When the first of them begins that begins after {@code at}; {@link Instant#MAX} where none. */
  Instant nextAfter(Instant at) {
    return stretches.stream()
        .map(Stretch::from)
        .filter(from -> from.isAfter(at))
        .findFirst()
        .orElse(Instant.MAX);
  }

  /** The end of the one without a beginning; empty where each has one. */
  Optional<Instant> endOfOneWithoutStart() {
    return stretches.stream()
        .filter(closed -> closed.from().equals(Instant.MIN))
        .findFirst()
        .map(Stretch::until);
  }

  /** What they leave of a stretch, in order. */
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
