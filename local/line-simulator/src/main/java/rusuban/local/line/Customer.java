package rusuban.local.line;

import java.time.Instant;
import java.util.Optional;

/**
 * A person with LINE on their phone.
 *
 * @param lastSpoke the time of their last message in the one-to-one chat
 */
public record Customer(
    String userId,
    String name,
    Optional<String> pictureUrl,
    Friendship friendship,
    Optional<Instant> lastSpoke) {

  /** The relation of the customer to the account. */
  public enum Friendship {
    STRANGER,
    FOLLOWING,
    BLOCKED
  }

  Customer now(Friendship changed) {
    return new Customer(userId, name, pictureUrl, changed, lastSpoke);
  }

  Customer spokeAt(Instant at) {
    return new Customer(userId, name, pictureUrl, friendship, Optional.of(at));
  }
}
