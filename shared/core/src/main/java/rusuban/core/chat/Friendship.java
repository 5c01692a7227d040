package rusuban.core.chat;

import java.time.Instant;

/**
 * Relation of the customer to the account, by the newest follow or unfollow. Events carry their own
 * time and id; an older one that arrives late changes nothing.
 */
public sealed interface Friendship {

  /** No follow or unfollow has arrived. */
  record Unknown() implements Friendship {}

  /** The customer follows the account since this event. */
  record Following(Instant at, String eventId) implements Friendship {}

  /** The customer blocked the account, or somebody removed it from the group, by this event. */
  record Left(Instant at, String eventId) implements Friendship {}

  /**
   * Returns the newer of the two. At the same instant the greater event id wins, so that the order
   * of arrival does not matter.
   */
  default Friendship or(Friendship other) {
    return compare(this, other) >= 0 ? this : other;
  }

  private static int compare(Friendship a, Friendship b) {
    int byTime = a.when().compareTo(b.when());
    return byTime != 0 ? byTime : a.by().compareTo(b.by());
  }

  private Instant when() {
    return switch (this) {
      case Unknown() -> Instant.MIN;
      case Following(var at, _) -> at;
      case Left(var at, _) -> at;
    };
  }

  private String by() {
    return switch (this) {
      case Unknown() -> "";
      case Following(_, var id) -> id;
      case Left(_, var id) -> id;
    };
  }
}
