package rusuban.app.due;

/** Queue of shards with more due work than one tick can process. */
public interface ShardQueue {
  /** A queue without consumers: each tick processes as much as it can. */
  ShardQueue NONE = _ -> false;

  /**
   * Requests a consumer that drains a shard. Several requests within a minute may count as one.
   * Several consumers may come: claims alone decide which of them sends.
   *
   * @return false if no consumer comes
   */
  boolean handOver(int shard);
}
