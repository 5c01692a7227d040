package rusuban.core.chat;

import java.time.Instant;
import java.util.Comparator;

/**
 * A yes or no that an event settled, such as an opt-out or a tag. An older event that arrives late
 * changes nothing.
 *
 * @param yes what was settled
 * @param at when it happened, by the event's own time
 * @param by the event's id
 */
public record Choice(boolean yes, Instant at, String by) {
  private static final Comparator<Choice> BY_TIME =
      Comparator.comparing(Choice::at).thenComparing(Choice::by);

  /**
   * The newer of the two; at the same instant the greater event id, so that the order of arrival
   * never matters.
   */
  public Choice or(Choice other) {
    return BY_TIME.compare(this, other) >= 0 ? this : other;
  }
}
