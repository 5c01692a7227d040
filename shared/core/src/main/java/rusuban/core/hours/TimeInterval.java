package rusuban.core.hours;

import java.time.Instant;

/** The time from one instant to just before another; empty unless the other is later. */
record TimeInterval(Instant from, Instant until) {

  boolean isEmpty() {
    return !from.isBefore(until);
  }

  boolean contains(Instant at) {
    return at.isBefore(until) && !at.isBefore(from);
  }
}
