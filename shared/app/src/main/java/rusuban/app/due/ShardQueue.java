package rusuban.app.due;

/** Who goes on with a shard in which more is due than one round can carry. */
public interface ShardQueue {
  /** Nobody: each round carries what it can. */
  ShardQueue NONE = _ -> false;

  /**
   * Asks for somebody to drain a shard. Asked again within the minute, it may be the same as once;
   * more than one may come, since only claims decide who sends what.
   *
   * @return false where nobody comes
   */
  boolean handOver(int shard);
}
