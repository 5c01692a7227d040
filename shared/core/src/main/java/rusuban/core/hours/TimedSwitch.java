package rusuban.core.hours;

import java.time.Instant;
import java.util.Optional;

/**
 * A switch that turns itself off.
 *
 * @param from the instant it turns on; where absent, it has been on ever since
 * @param until the instant it turns off
 */
public record TimedSwitch(Optional<Instant> from, Instant until) {

  /** Throws {@link IllegalArgumentException} unless it turns on before it turns off. */
  public TimedSwitch {
    if (from.isPresent() && !from.get().isBefore(until))
      throw new IllegalArgumentException("turns off before it turns on: " + until);
  }

  /** Whether it is on; at {@code until} it is off. */
  public boolean isOn(Instant at) {
    return at.isBefore(until) && (from.isEmpty() || !at.isBefore(from.get()));
  }
}
