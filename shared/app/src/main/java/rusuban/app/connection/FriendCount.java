package rusuban.app.connection;

/**
 * The number of friends (Messaging API reference, "Get number of followers").
 *
 * @param everAdded users who ever added the account as a friend
 * @param blocking users who block it now
 */
public record FriendCount(long everAdded, long blocking) {

  /** Returns the number of users who can be reached. Users who left LINE are still counted. */
  public long reachable() {
    return Math.max(0, everAdded - blocking);
  }
}
