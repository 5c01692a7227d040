package rusuban.bench.growth;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.local.line.LineSimulator;
import rusuban.local.up.LocalFunctions;

/**
 * Load of one account's busiest second on each partition key. Every message is the first of a new
 * customer, who gets a follow-up in the evening. The time that this takes here does not matter.
 */
final class PeakSecond {
  /** LINE's limit for one account (Messaging API reference, "Rate limits"). */
  static final int MESSAGES = 2_000;

  /** Limits of one partition (DynamoDB Developer Guide, "Partition key design"). */
  private static final int MAX_WRITES = 1_000;

  private static final int MAX_READS = 3_000;

  private static final int SENDERS = 8;
  private static final String QUESTION = "今日は何時までですか";

  private final DynamoCallRecorder calls;
  private final int messages;

  /** Read and write units in a second on one partition key. */
  record PartitionLoad(String key, double reads, double writes) {
    private PartitionLoad plus(PartitionLoad other) {
      return new PartitionLoad(key, reads + other.reads, writes + other.writes);
    }

    private PartitionLoad times(double factor) {
      return new PartitionLoad(key, reads * factor, writes * factor);
    }

    boolean isWithinLimits() {
      return reads <= MAX_READS && writes <= MAX_WRITES;
    }

    String text() {
      return "%s: %.0f R/s (≤ %d), %.0f W/s (≤ %d)"
          .formatted(key, reads, MAX_READS, writes, MAX_WRITES);
    }

    Json json() {
      return JsonObjectBuilder.fields()
          .put("key", key)
          .put("reads", Math.round(reads))
          .put("writes", Math.round(writes))
          .build();
    }
  }

  /** Partition keys with the highest load, by reads and by writes. */
  record HottestPartitions(PartitionLoad byReads, PartitionLoad byWrites) {
    boolean isWithinLimits() {
      return byReads.isWithinLimits() && byWrites.isWithinLimits();
    }
  }

  /**
   * Creates a second of which only some messages are played. The load is scaled up from them.
   *
   * @param messages the number of messages to play
   */
  PeakSecond(DynamoCallRecorder calls, int messages) {
    this.calls = calls;
    this.messages = messages;
  }

  /** Sends the messages and returns their load. */
  HottestPartitions receive(LineSimulator line) {
    calls.take();
    Stream.generate(() -> line.newCustomer("客"))
        .limit(messages)
        .gather(Gatherers.mapConcurrent(SENDERS, customer -> customer.says(QUESTION)))
        .forEach(EventMeasurement::requireOk);
    return hottest(calls.take());
  }

  /** Runs the tick that sends the follow-ups and returns its load. */
  HottestPartitions thank(LocalFunctions functions) {
    calls.take();
    functions.tick();
    return hottest(calls.take());
  }

  private HottestPartitions hottest(List<DynamoCall> all) {
    Map<String, PartitionLoad> loads = new TreeMap<>();
    for (var call : all)
      for (var it : call.accesses()) {
        var load = new PartitionLoad(it.partition(), it.reads(), it.writes());
        loads.merge(load.key, load, PartitionLoad::plus);
      }
    return new HottestPartitions(
        highest(loads, PartitionLoad::reads), highest(loads, PartitionLoad::writes));
  }

  private PartitionLoad highest(
      Map<String, PartitionLoad> loads, ToDoubleFunction<PartitionLoad> by) {
    return loads.values().stream()
        .max(Comparator.comparingDouble(by))
        .orElseThrow()
        .times((double) MESSAGES / messages);
  }
}
