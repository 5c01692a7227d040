package rusuban.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import rusuban.app.due.DueWork;
import rusuban.app.due.DueWorkIndex;

/**
 * The index of due work as one actor meets it. An eventually consistent read may return the last
 * answer again.
 *
 * @param lastDue the last answer of each shard
 */
record FaultyDueWorkIndex(
    Store store, FaultyCalls calls, Seen seen, Map<Integer, List<DueWork>> lastDue)
    implements DueWorkIndex {

  @Override
  public int shards() {
    return store.shards().size();
  }

  @Override
  public List<DueWork> due(int shard, Instant by, int limit) {
    return calls.toStore(
        "due",
        () -> {
          var before = lastDue.get(shard);
          if (!calls.actor().calm && before != null && calls.actor().chance.happens(0.1)) {
            seen.count("stale read");
            return before;
          }
          var page = store.stores().dueWork().due(store.shards().get(shard), by, limit);
          lastDue.put(shard, page);
          return page;
        });
  }
}
