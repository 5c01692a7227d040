package rusuban.app.connection.doctor;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A person's word that a {@link HandCheck} holds.
 *
 * @param by the name of the person
 * @param at the time of the tick
 * @param settings the settings that were live then; empty if none were
 */
public record HandTick(String by, Instant at, OptionalLong settings) {
  public HandTick {
    if (by.isBlank()) throw new IllegalArgumentException("a tick has a name");
  }
}
