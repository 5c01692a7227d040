package rusuban.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Keeps what is written instead of sending it, as far as new customers write: so a million of them
 * get the very items that the use cases make, and all can be sent in batches. Of the table itself
 * they see the settings alone: their pointer is what the first read finds there.
 */
final class Collecting implements DynamoDbClient {
  private static final Pattern SET_ONE = Pattern.compile("SET (\\w+) = (:\\w+)");

  private final DynamoDbClient table;
  private final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items =
      new HashMap<>();
  private Map<Map<String, AttributeValue>, Map<String, AttributeValue>> known = Map.of();
  private Set<String> keyNames = Set.of();

  Collecting(DynamoDbClient table) {
    this.table = table;
  }

  /** The items that were written since this was asked before. */
  List<Map<String, AttributeValue>> take() {
    var taken = List.copyOf(items.values());
    items.clear();
    return taken;
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    if (known.isEmpty()) learn(request);
    var found = new HashMap<String, List<Map<String, AttributeValue>>>();
    request.requestItems().forEach((name, asked) -> found.put(name, find(asked.keys())));
    return BatchGetItemResponse.builder().responses(found).build();
  }

  private void learn(BatchGetItemRequest request) {
    var keys = request.requestItems().values().stream().flatMap(it -> it.keys().stream()).toList();
    keyNames = Set.copyOf(keys.getFirst().keySet());
    known =
        table.batchGetItem(request).responses().values().stream()
            .flatMap(List::stream)
            .collect(Collectors.toMap(this::key, it -> it));
  }

  private List<Map<String, AttributeValue>> find(List<Map<String, AttributeValue>> keys) {
    return keys.stream()
        .flatMap(it -> Stream.ofNullable(items.getOrDefault(it, known.get(it))))
        .toList();
  }

  /** Settings versions, which new customers do not change. */
  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return table.getItem(request);
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    for (TransactWriteItem write : request.transactItems()) {
      if (write.put() == null) throw new UnsupportedOperationException("new customers only put");
      items.put(key(write.put().item()), new HashMap<>(write.put().item()));
    }
    return TransactWriteItemsResponse.builder().build();
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    var set = SET_ONE.matcher(request.updateExpression());
    if (!set.matches()) throw new UnsupportedOperationException(request.updateExpression());
    Objects.requireNonNull(items.get(request.key()))
        .put(
            set.group(1),
            Objects.requireNonNull(request.expressionAttributeValues().get(set.group(2))));
    return UpdateItemResponse.builder().build();
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    items.remove(request.key());
    return DeleteItemResponse.builder().build();
  }

  private Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .filter(it -> keyNames.contains(it.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public String serviceName() {
    return DynamoDbClient.SERVICE_NAME;
  }

  /** The table's own client is closed by whoever made it. */
  @Override
  public void close() {}
}
