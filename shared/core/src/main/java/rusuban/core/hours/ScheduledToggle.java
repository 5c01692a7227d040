package rusuban.core.hours;

import java.time.Instant;
import java.util.Optional;

/**
 * A switch that turns itself off.
 *
 * @param from the instant at which it turns on; absent if it has always been on
 * @param until the instant at which it turns off
 */
public record ScheduledToggle(Optional<Instant> from, Instant until) {

  /**
   * Checks the times.
   *
   * @throws IllegalArgumentException unless it turns on before it turns off
   */
  public ScheduledToggle {
    if (from.isPresent() && !from.get().isBefore(until))
      throw new IllegalArgumentException("turns off before it turns on: " + until);
  }

  /** Returns whether it is on; at {@code until} it is off. */
  public boolean isOn(Instant at) {
    return at.isBefore(until) && (from.isEmpty() || !at.isBefore(from.get()));
  }
}
