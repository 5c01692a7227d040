package rusuban.bench.growth;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rusuban.local.cost.UsageUnits;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One call to DynamoDB.
 *
 * @param attempts the number of times that the SDK sent it
 * @param accesses the items that it read, wrote or checked
 * @param difference the units that DynamoDB Local reported beyond those computed; 0 is correct
 */
record DynamoCall(String operation, int attempts, List<ItemAccess> accesses, double difference) {
  private static final String EXPIRES = "expires";

  /**
   * Access to one item, or to all results of a query.
   *
   * @param reads read units by DynamoDB's rules
   * @param writes write units by DynamoDB's rules
   * @param put the new item; empty if none was put
   */
  record ItemAccess(
      Map<String, AttributeValue> key,
      String partition,
      int items,
      double reads,
      double writes,
      Map<String, AttributeValue> put,
      boolean deleted) {
    private ItemAccess withoutEffect() {
      return new ItemAccess(key, partition, items, reads, writes, Map.of(), false);
    }
  }

  /** Answers whether the call only looks for due work. */
  boolean isQuery() {
    return operation.equals("Query");
  }

  /** Returns this call as one that took the same units and changed nothing. */
  DynamoCall withoutEffect() {
    var unchanged = accesses.stream().map(ItemAccess::withoutEffect).toList();
    return new DynamoCall(operation, attempts, unchanged, difference);
  }

  DynamoCall withAttempts(int number) {
    return new DynamoCall(operation, number, accesses, difference);
  }

  /** Returns the sum of these calls and of the bytes logged meanwhile. */
  static UsageUnits units(List<DynamoCall> calls, long logBytes) {
    var accesses = calls.stream().flatMap(it -> it.accesses.stream()).toList();
    return new UsageUnits(
        accesses.stream().mapToDouble(ItemAccess::reads).sum(),
        accesses.stream().mapToDouble(ItemAccess::writes).sum(),
        calls.stream().mapToInt(DynamoCall::attempts).sum(),
        accesses.stream().mapToInt(ItemAccess::items).sum(),
        keptBytes(accesses),
        logBytes);
  }

  private static long keptBytes(List<ItemAccess> accesses) {
    var deleted =
        accesses.stream()
            .filter(ItemAccess::deleted)
            .map(ItemAccess::key)
            .collect(Collectors.toSet());
    return accesses.stream()
        .filter(it -> it.put.containsKey(EXPIRES) && !deleted.contains(it.key))
        .mapToLong(it -> ItemSize.of(it.put))
        .sum();
  }
}
