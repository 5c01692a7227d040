package rusuban.simulation;

import rusuban.app.Consumers;

/** The queue of one actor. It fails as the store does, before or after it has taken a shard. */
record FaultyConsumers(Consumers queue, FaultyCalls calls) implements Consumers {

  @Override
  public boolean handOver(int shard) {
    return calls.toStore("handOver", () -> queue.handOver(shard));
  }
}
