package rusuban.simulation.ports;

import rusuban.app.due.ShardQueue;

/** The queue of one actor. It fails as the store does, before or after it has taken a shard. */
record FaultyShardQueue(ShardQueue queue, FaultyCalls calls) implements ShardQueue {

  @Override
  public boolean handOver(int shard) {
    return calls.toStore("handOver", () -> queue.handOver(shard));
  }
}
