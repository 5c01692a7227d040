package rusuban.dynamo.people;

import java.util.List;
import java.util.Map;
import rusuban.dynamo.DynamoTable;
import rusuban.dynamo.item.ItemAttributes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Strongly consistent queries of one partition of the table. */
final class PartitionQuery {
  private PartitionQuery() {}

  /** Returns all items of the partition. */
  static List<ItemAttributes> all(DynamoTable table, String partition) {
    return items(
        table,
        QueryRequest.builder()
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))));
  }

  /** Returns all items of the partition whose sort keys begin so. */
  static List<ItemAttributes> beginning(DynamoTable table, String partition, String sort) {
    return items(
        table,
        QueryRequest.builder()
            .keyConditionExpression("pk = :pk AND begins_with(sk, :sort)")
            .expressionAttributeValues(
                Map.of(
                    ":pk", AttributeValue.fromS(partition), ":sort", AttributeValue.fromS(sort))));
  }

  private static List<ItemAttributes> items(DynamoTable table, QueryRequest.Builder query) {
    var request = query.tableName(table.name()).consistentRead(true).build();
    return table.client().queryPaginator(request).items().stream()
        .map(ItemAttributes::new)
        .toList();
  }
}
