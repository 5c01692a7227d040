package rusuban.app.due;

import java.time.Instant;
import java.util.List;

/**
 * The index of all due work: outstanding replies and follow-ups. It may be stale; the claim
 * decides.
 */
public interface DueWorkIndex {

  /** Returns the number of shards that due work is spread over. */
  int shards();

  /**
   * Returns due work of a shard that no worker holds at {@code by}, the longest due first. The
   * result may be slightly stale.
   *
   * @param limit maximum number of entries
   */
  List<DueWork> due(int shard, Instant by, int limit);
}
