package rusuban.core.hours;

import java.time.Instant;

/** From the one instant until just before the other; empty where that is not later. */
record Stretch(Instant from, Instant until) {

  boolean isEmpty() {
    return !from.isBefore(until);
  }

  boolean contains(Instant at) {
    return at.isBefore(until) && !at.isBefore(from);
  }
}
