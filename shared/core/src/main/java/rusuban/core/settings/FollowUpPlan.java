package rusuban.core.settings;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import rusuban.core.Json;

/**
 * A message that follows by itself, such as the same-day thank-you: at most once for one customer.
 *
 * @param id the owner's name for it, unique in the settings
 * @param start what begins it
 * @param due when it goes out
 * @param messages one to five of LINE's message objects
 * @param holdWhileWaiting whether it waits, until its latest time, while the customer waits for
 *     staff
 */
public record FollowUpPlan(
    String id, Start start, Due due, List<Json> messages, boolean holdWhileWaiting) {

  public FollowUpPlan {
    messages = List.copyOf(messages);
  }

  /** A plan that goes out whoever the customer waits for. */
  public FollowUpPlan(String id, Start start, Due due, List<Json> messages) {
    this(id, start, due, messages, false);
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

    /**
     * So long after the cause, and at most {@code tolerance} later than that. Without a tolerance a
     * delay that ends in quiet hours is held until they end, and has {@link #USUAL_TOLERANCE} from
     * then.
     */
    record After(Duration delay, Optional<Duration> tolerance) implements Due {
      /** How much later it may go out where the owner does not say. */
      public static final Duration USUAL_TOLERANCE = Duration.ofHours(2);

      /** Throws {@link IllegalArgumentException} where a duration is negative. */
      public After {
        if (delay.isNegative() || tolerance.filter(Duration::isNegative).isPresent())
          throw new IllegalArgumentException("negative duration");
      }

      /** With a tolerance that the owner set. */
      public After(Duration delay, Duration tolerance) {
        this(delay, Optional.of(tolerance));
      }
    }
  }
}
