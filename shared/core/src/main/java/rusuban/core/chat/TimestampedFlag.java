package rusuban.core.chat;

import java.time.Instant;
import java.util.Comparator;

/**
 * A yes or no from the newest event that set it, such as an opt-out or a tag. An older event that
 * arrives late changes nothing.
 *
 * @param yes the value that the event set
 * @param at the event's own time
 * @param by the event's id
 */
public record TimestampedFlag(boolean yes, Instant at, String by) {
  private static final Comparator<TimestampedFlag> BY_TIME =
      Comparator.comparing(TimestampedFlag::at).thenComparing(TimestampedFlag::by);

  /**
   * Returns the newer of the two. At the same instant the greater event id wins, so that the order
   * of arrival does not matter.
   */
  public TimestampedFlag or(TimestampedFlag other) {
    return BY_TIME.compare(this, other) >= 0 ? this : other;
  }
}
