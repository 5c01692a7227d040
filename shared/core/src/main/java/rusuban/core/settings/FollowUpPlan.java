package rusuban.core.settings;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import rusuban.core.Json;

/**
 * A message that follows by itself, such as the same-day thank-you: at most once for one customer.
 *
 * @param id the owner's name for it, unique in the settings
 * @param start what begins it
 * @param due when it goes out
 * @param messages one to five of LINE's message objects
 */
public record FollowUpPlan(String id, Start start, Due due, List<Json> messages) {

  public FollowUpPlan {
    messages = List.copyOf(messages);
  }

  /** What begins a plan. */
  public enum Start {
    /** The customer's first message ever. */
    FIRST_MESSAGE,
    /** The first follow; coming back after a block does not count. */
    FOLLOW,
    /** A keyword rule that names the plan, and nothing else. */
    RULE
  }

  /** When a plan's message goes out. Never in quiet hours; past its latest time it lapses. */
  public sealed interface Due {

    /**
     * On the day of the cause, at {@code at} or as soon after as may be, until {@code latest}; in
     * the account's time zone.
     */
    record SameDay(LocalTime at, LocalTime latest) implements Due {
      public SameDay {
        if (latest.isBefore(at)) throw new IllegalArgumentException("latest is before at");
      }
    }

    /** So long after the cause, and at most {@code tolerance} later than that. */
    record After(Duration delay, Duration tolerance) implements Due {
      public After {
        if (delay.isNegative() || tolerance.isNegative())
          throw new IllegalArgumentException("negative duration");
      }
    }
  }
}
