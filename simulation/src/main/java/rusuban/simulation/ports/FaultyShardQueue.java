package rusuban.simulation.ports;

import rusuban.app.due.ShardQueue;

/** The queue in front of one invocation. It fails like the store, before or after a handover. */
record FaultyShardQueue(ShardQueue queue, FaultyCalls calls) implements ShardQueue {

  @Override
  public boolean handOver(int shard) {
    return calls.toStore("handOver", () -> queue.handOver(shard));
  }
}
