package rusuban.testkit.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import rusuban.app.due.DueWork;
import rusuban.app.due.DueWorkIndex;

/** The index of due work in memory. */
record InMemoryDueWorkIndex(InMemoryTable table) implements DueWorkIndex {

  @Override
  public int shards() {
    return ChatPartition.SHARDS;
  }

  private record Timed(Instant at, DueWork due) {}

  @Override
  public List<DueWork> due(int shard, Instant by, int limit) {
    synchronized (table) {
      return Stream.concat(replies(shard, by).stream(), followUps(shard, by))
          .sorted(Comparator.comparing(Timed::at))
          .limit(limit)
          .map(Timed::due)
          .toList();
    }
  }

  private List<Timed> replies(int shard, Instant by) {
    var replies = new ArrayList<Timed>();
    table.events.forEach(
        (place, rows) ->
            rows.forEach(
                (key, row) -> {
                  if (place.inShard(shard)
                      && row.reply().isPresent()
                      && row.freeAt(by)
                      && row.expires().isAfter(by))
                    replies.add(new Timed(row.at().due(), row.due(place, key)));
                }));
    return replies;
  }

  private Stream<Timed> followUps(int shard, Instant by) {
    return table.pending.values().stream()
        .filter(due -> !due.free().isAfter(by) && ChatPartition.of(due).inShard(shard))
        .map(due -> new Timed(due.followUp().due(), due));
  }
}
