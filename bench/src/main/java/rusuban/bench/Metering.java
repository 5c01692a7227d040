package rusuban.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rusuban.bench.Trip.Touched;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * What a call takes by DynamoDB's rules: a transaction twice what each item it writes or checks
 * would take alone, a query that finds nothing the smallest read, a condition that fails as much as
 * one that holds (Developer Guide, "DynamoDB read and write operations"). DynamoDB Local reports
 * the same, except that it counts nothing for what is not there, and counts the items of a
 * transaction that take the same units only once.
 */
final class Metering {
  private static final String PARTITION = "pk";
  private static final String SORT = "sk";
  private static final String QUERIED = ":pk";
  private static final Pattern SET = Pattern.compile("([#\\w]+) = (:\\w+)");
  private static final double SMALLEST_READ = 0.5;

  /** The items as they were last seen, by their keys. */
  private final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> seen =
      new HashMap<>();

  /** What this call took. */
  synchronized Trip trip(SdkRequest request, SdkResponse response) {
    return switch (request) {
      case BatchGetItemRequest it -> batch(it, (BatchGetItemResponse) response);
      case GetItemRequest it ->
          one("GetItem", read(it.key(), units(((GetItemResponse) response).consumedCapacity())));
      case QueryRequest it -> query(it, (QueryResponse) response);
      case TransactWriteItemsRequest it -> {
        var consumed = ((TransactWriteItemsResponse) response).consumedCapacity();
        var units = consumed.stream().mapToDouble(Metering::units).sum();
        yield transaction(it, OptionalDouble.of(units));
      }
      case PutItemRequest it -> put(it, units(((PutItemResponse) response).consumedCapacity()));
      case UpdateItemRequest it ->
          update(it, units(((UpdateItemResponse) response).consumedCapacity()));
      case DeleteItemRequest it ->
          delete(it, units(((DeleteItemResponse) response).consumedCapacity()));
      case SdkRequest it -> throw new IllegalArgumentException("not metered: " + it.getClass());
    };
  }

  /** What this call took, though a condition of it did not hold. */
  synchronized Trip refused(SdkRequest request) {
    return switch (request) {
      case TransactWriteItemsRequest it -> transaction(it, OptionalDouble.empty()).inVain();
      case PutItemRequest it -> put(it, alone(key(it.item()))).inVain();
      case UpdateItemRequest it -> update(it, alone(it.key()));
      case DeleteItemRequest it -> delete(it, alone(it.key()));
      case SdkRequest it -> throw new IllegalArgumentException("not metered: " + it.getClass());
    };
  }

  private Trip batch(BatchGetItemRequest request, BatchGetItemResponse response) {
    var found = response.responses().values().stream().flatMap(List::stream).toList();
    found.forEach(it -> seen.put(key(it), it));
    var touched =
        request.requestItems().values().stream()
            .flatMap(it -> it.keys().stream())
            .map(key -> read(key, ItemSize.reads(size(key))))
            .toList();
    double reported = response.consumedCapacity().stream().mapToDouble(Metering::units).sum();
    double ours = found.stream().mapToDouble(it -> ItemSize.reads(ItemSize.of(it))).sum();
    return new Trip("BatchGetItem", 1, touched, reported - ours);
  }

  private Trip query(QueryRequest request, QueryResponse response) {
    if (request.projectionExpression() == null)
      response.items().forEach(it -> seen.put(key(it), it));
    double reads = Math.max(SMALLEST_READ, units(response.consumedCapacity()));
    var partition = value(request.expressionAttributeValues(), QUERIED).s();
    return one(
        "Query",
        new Touched(Map.of(), partition, response.scannedCount(), reads, 0, Map.of(), false));
  }

  private Trip put(PutItemRequest request, double units) {
    return one("PutItem", written(key(request.item()), units, request.item(), false));
  }

  private Trip update(UpdateItemRequest request, double units) {
    return one("UpdateItem", written(request.key(), units, Map.of(), false));
  }

  private Trip delete(DeleteItemRequest request, double units) {
    return one("DeleteItem", written(request.key(), units, Map.of(), true));
  }

  private Trip transaction(TransactWriteItemsRequest request, OptionalDouble reported) {
    var touched = request.transactItems().stream().map(this::inTransaction).toList();
    boolean puts = touched.stream().noneMatch(it -> it.put().isEmpty());
    double local = touched.stream().mapToDouble(Touched::writes).distinct().sum();
    return new Trip("TransactWriteItems", 1, touched, puts ? reported.orElse(local) - local : 0);
  }

  private Touched inTransaction(TransactWriteItem write) {
    if (write.put() != null) {
      var item = write.put().item();
      long larger = Math.max(size(key(item)), ItemSize.of(item));
      seen.put(key(item), item);
      return written(key(item), 2 * ItemSize.writes(larger), item, false);
    }
    if (write.update() != null) {
      var key = write.update().key();
      long before = size(key);
      seen.put(key, updated(write.update()));
      long larger = Math.max(before, size(key));
      return written(key, 2 * ItemSize.writes(larger), Map.of(), false);
    }
    boolean deletes = write.delete() != null;
    var key = deletes ? write.delete().key() : write.conditionCheck().key();
    return written(key, 2 * alone(key), Map.of(), deletes);
  }

  /** The item with what the update sets; what one removes only makes it smaller. */
  private Map<String, AttributeValue> updated(Update update) {
    var item = new HashMap<>(seen.getOrDefault(update.key(), update.key()));
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
    return ItemSize.of(seen.getOrDefault(key, Map.of()));
  }

  private double alone(Map<String, AttributeValue> key) {
    return ItemSize.writes(size(key));
  }

  private static Trip one(String operation, Touched touched) {
    return new Trip(operation, 1, List.of(touched), 0);
  }

  private static Touched read(Map<String, AttributeValue> key, double units) {
    return new Touched(key, value(key, PARTITION).s(), 1, units, 0, Map.of(), false);
  }

  private static Touched written(
      Map<String, AttributeValue> key,
      double units,
      Map<String, AttributeValue> put,
      boolean deleted) {
    return new Touched(key, value(key, PARTITION).s(), 1, 0, units, put, deleted);
  }

  private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    return Map.of(PARTITION, value(item, PARTITION), SORT, value(item, SORT));
  }

  private static AttributeValue value(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }

  private static double units(@Nullable ConsumedCapacity consumed) {
    return consumed == null ? 0 : consumed.capacityUnits();
  }
}
