package rusuban.local.line.state;

import java.time.Instant;
import java.util.Optional;

/**
 * A person with LINE on their phone.
 *
 * @param lastSpoke the time of their last message in the one-to-one chat
 */
public record LineUser(
    String userId,
    String name,
    Optional<String> pictureUrl,
    FollowState followState,
    Optional<Instant> lastSpoke) {

  /** The relation of the customer to the account. */
  public enum FollowState {
    STRANGER,
    FOLLOWING,
    BLOCKED
  }

  public LineUser now(FollowState changed) {
    return new LineUser(userId, name, pictureUrl, changed, lastSpoke);
  }

  public LineUser spokeAt(Instant at) {
    return new LineUser(userId, name, pictureUrl, followState, Optional.of(at));
  }
}
