package rusuban.bench.growth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import rusuban.bench.growth.DynamoCall.ItemAccess;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Meter of the capacity units of a call, by DynamoDB's rules (Developer Guide, "DynamoDB read and
 * write operations"). A transaction takes twice the units of its items. A query without results
 * takes the smallest read. A failed condition takes as much as a true one. DynamoDB Local reports
 * the same with two exceptions: it counts nothing for missing items, and only one of a
 * transaction's items with equal units.
 */
final class CapacityMeter {
  private static final String PARTITION = "pk";
  private static final String SORT = "sk";
  private static final String QUERIED = ":pk";
  private static final Pattern SET = Pattern.compile("([#\\w]+) = (:\\w+)");
  private static final double SMALLEST_READ = 0.5;

  /** Last known items by their keys. */
  private final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> known =
      new HashMap<>();

  /** Returns a call with its units. */
  synchronized DynamoCall call(SdkRequest request, SdkResponse response) {
    double reported = reported(response);
    return switch (request) {
      case BatchGetItemRequest it -> batch(it, (BatchGetItemResponse) response, reported);
      case GetItemRequest it -> one("GetItem", read(it.key(), reported));
      case QueryRequest it -> query(it, (QueryResponse) response, reported);
      case SdkRequest it -> write(it, OptionalDouble.of(reported));
    };
  }

  /** Returns a call whose condition failed, with its units. */
  synchronized DynamoCall refused(SdkRequest request) {
    return write(request, OptionalDouble.empty()).withoutEffect();
  }

  private DynamoCall write(SdkRequest request, OptionalDouble reported) {
    return switch (request) {
      case TransactWriteItemsRequest it -> transaction(it, reported);
      case PutItemRequest it -> write("PutItem", key(it.item()), it.item(), false, reported);
      case UpdateItemRequest it -> write("UpdateItem", it.key(), Map.of(), false, reported);
      case DeleteItemRequest it -> write("DeleteItem", it.key(), Map.of(), true, reported);
      case SdkRequest it -> throw new IllegalArgumentException("no metering of " + it.getClass());
    };
  }

  private DynamoCall write(
      String operation,
      Map<String, AttributeValue> key,
      Map<String, AttributeValue> put,
      boolean deleted,
      OptionalDouble reported) {
    double units = reported.orElseGet(() -> ItemSize.writes(size(key)));
    return one(operation, written(key, units, put, deleted));
  }

  private DynamoCall batch(
      BatchGetItemRequest request, BatchGetItemResponse response, double reported) {
    var found = response.responses().values().stream().flatMap(List::stream).toList();
    found.forEach(it -> known.put(key(it), it));
    var accesses =
        request.requestItems().values().stream()
            .flatMap(it -> it.keys().stream())
            .map(key -> read(key, ItemSize.reads(size(key))))
            .toList();
    double ours = found.stream().mapToDouble(it -> ItemSize.reads(ItemSize.of(it))).sum();
    return new DynamoCall("BatchGetItem", 1, accesses, reported - ours);
  }

  private DynamoCall query(QueryRequest request, QueryResponse response, double reported) {
    if (request.projectionExpression() == null)
      response.items().forEach(it -> known.put(key(it), it));
    double reads = Math.max(SMALLEST_READ, reported);
    var partition = value(request.expressionAttributeValues(), QUERIED).s();
    return one(
        "Query",
        new ItemAccess(Map.of(), partition, response.scannedCount(), reads, 0, Map.of(), false));
  }

  private DynamoCall transaction(TransactWriteItemsRequest request, OptionalDouble reported) {
    var accesses = request.transactItems().stream().map(this::inTransaction).toList();
    boolean puts = accesses.stream().noneMatch(it -> it.put().isEmpty());
    double local = accesses.stream().mapToDouble(ItemAccess::writes).distinct().sum();
    return new DynamoCall(
        "TransactWriteItems", 1, accesses, puts ? reported.orElse(local) - local : 0);
  }

  private ItemAccess inTransaction(TransactWriteItem write) {
    if (write.put() != null) {
      var item = write.put().item();
      long larger = Math.max(size(key(item)), ItemSize.of(item));
      known.put(key(item), item);
      return written(key(item), 2 * ItemSize.writes(larger), item, false);
    }
    if (write.update() != null) {
      var key = write.update().key();
      long before = size(key);
      known.put(key, updated(write.update()));
      long larger = Math.max(before, size(key));
      return written(key, 2 * ItemSize.writes(larger), Map.of(), false);
    }
    boolean deletes = write.delete() != null;
    var key = deletes ? write.delete().key() : write.conditionCheck().key();
    return written(key, 2 * ItemSize.writes(size(key)), Map.of(), deletes);
  }

  /** Returns the item after the update. Removed attributes stay: they only make it smaller. */
  private Map<String, AttributeValue> updated(Update update) {
    var item = new HashMap<>(known.getOrDefault(update.key(), update.key()));
    var sets = SET.matcher(update.updateExpression());
    while (sets.find()) {
      var name = sets.group(1);
      item.put(
          update.expressionAttributeNames().getOrDefault(name, name),
          value(update.expressionAttributeValues(), sets.group(2)));
    }
    return item;
  }

  private long size(Map<String, AttributeValue> key) {
    return ItemSize.of(known.getOrDefault(key, Map.of()));
  }

  private static DynamoCall one(String operation, ItemAccess access) {
    return new DynamoCall(operation, 1, List.of(access), 0);
  }

  private static ItemAccess read(Map<String, AttributeValue> key, double units) {
    return new ItemAccess(key, value(key, PARTITION).s(), 1, units, 0, Map.of(), false);
  }

  private static ItemAccess written(
      Map<String, AttributeValue> key,
      double units,
      Map<String, AttributeValue> put,
      boolean deleted) {
    return new ItemAccess(key, value(key, PARTITION).s(), 1, 0, units, put, deleted);
  }

  private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    return Map.of(PARTITION, value(item, PARTITION), SORT, value(item, SORT));
  }

  private static AttributeValue value(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }

  /** Returns the units that the response reports, for one table or for a list of them. */
  private static double reported(SdkResponse response) {
    return switch (response.getValueForField("ConsumedCapacity", Object.class).orElse(List.of())) {
      case ConsumedCapacity one -> one.capacityUnits();
      case List<?> all ->
          all.stream().mapToDouble(it -> ((ConsumedCapacity) it).capacityUnits()).sum();
      case Object other -> throw new IllegalArgumentException("no capacity: " + other.getClass());
    };
  }
}
