package rusuban.simulation.ports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import rusuban.app.due.DueWork;
import rusuban.app.due.DueWorkIndex;
import rusuban.simulation.CoverageCounts;
import rusuban.simulation.ScheduleStore;

/**
 * The index of due work in front of one invocation, with faults. An eventually consistent read may
 * return the last answer again.
 *
 * @param lastDue the last answer of each shard
 */
record FaultyDueWorkIndex(
    ScheduleStore scheduleStore,
    FaultyCalls calls,
    CoverageCounts coverageCounts,
    Map<Integer, List<DueWork>> lastDue)
    implements DueWorkIndex {

  @Override
  public int shards() {
    return scheduleStore.shards().size();
  }

  @Override
  public List<DueWork> due(int shard, Instant by, int limit) {
    return calls.toStore(
        "due",
        () -> {
          var before = lastDue.get(shard);
          if (!calls.simulatedInvocation().calm
              && before != null
              && calls.simulatedInvocation().randomInputs.happens(0.1)) {
            coverageCounts.count("stale read");
            return before;
          }
          var page =
              scheduleStore.stores().dueWork().due(scheduleStore.shards().get(shard), by, limit);
          lastDue.put(shard, page);
          return page;
        });
  }
}
