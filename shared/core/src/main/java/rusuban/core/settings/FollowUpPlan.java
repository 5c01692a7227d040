package rusuban.core.settings;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import rusuban.json.Json;

/**
 * A message that the system sends later by itself, such as the same-day thank-you. One customer
 * gets it at most once.
 *
 * @param id the owner's id for it, unique in the settings
 * @param name the name that people see; several plans may have the same
 * @param on false if the owner switched it off: it then neither begins nor is sent
 * @param start the event that begins it
 * @param due the time at which it is sent
 * @param messages one to five of LINE's message objects
 * @param holdWhileWaiting whether it waits, until its latest time, while the customer waits for
 *     staff
 */
public record FollowUpPlan(
    String id,
    Optional<String> name,
    boolean on,
    Start start,
    Due due,
    List<Json> messages,
    boolean holdWhileWaiting) {

  public FollowUpPlan {
    messages = List.copyOf(messages);
  }

  /** Creates a plan that is on and has no name. */
  public FollowUpPlan(
      String id, Start start, Due due, List<Json> messages, boolean holdWhileWaiting) {
    this(id, Optional.empty(), true, start, due, messages, holdWhileWaiting);
  }

  /** Creates a plan that is on, has no name and does not wait while the customer waits. */
  public FollowUpPlan(String id, Start start, Due due, List<Json> messages) {
    this(id, start, due, messages, false);
  }

  /** Returns the name that people see: the id if it has no name. */
  public String shownName() {
    return name.orElse(id);
  }

  /** Event that begins a plan. */
  public enum Start {
    /** The customer's first message ever. */
    FIRST_MESSAGE,
    /** The first follow; a return after a block does not count. */
    FOLLOW,
    /** Only a keyword rule that names the plan. */
    RULE
  }

  /**
   * Time at which a plan's message is sent: never in quiet hours, and never after its latest time.
   */
  public sealed interface Due {

    /** The day of the cause, from {@code at} until {@code latest}, in the account's time zone. */
    record SameDay(LocalTime at, LocalTime latest) implements Due {
      public SameDay {
        if (latest.isBefore(at)) throw new IllegalArgumentException("latest is before at");
      }
    }

    /**
     * A delay after the cause.
     *
     * @param delay the time from the cause to the message
     * @param tolerance the longest lateness; without it a delay that ends in quiet hours waits for
     *     their end and has {@link #USUAL_TOLERANCE} from then
     */
    record After(Duration delay, Optional<Duration> tolerance) implements Due {
      /** Tolerance of a plan without one of its own. */
      public static final Duration USUAL_TOLERANCE = Duration.ofHours(2);

      /**
       * Checks the durations.
       *
       * @throws IllegalArgumentException if a duration is negative
       */
      public After {
        if (delay.isNegative() || tolerance.filter(Duration::isNegative).isPresent())
          throw new IllegalArgumentException("negative duration");
      }

      /** Creates a delay with the owner's tolerance. */
      public After(Duration delay, Duration tolerance) {
        this(delay, Optional.of(tolerance));
      }
    }
  }
}
