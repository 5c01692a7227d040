package rusuban.dynamo;

import java.util.Map;
import java.util.Optional;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.dynamo.item.TableKeys;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Queries of one chat's events. */
final class EventQuery {
  private EventQuery() {}

  /**
   * Returns a strongly consistent query, the newest event first.
   *
   * @param name the name of one more value for a filter
   * @param value that value
   */
  static QueryRequest.Builder of(
      DynamoTable dynamoTable,
      AccountId account,
      Optional<ChatId> chat,
      String name,
      AttributeValue value) {
    return QueryRequest.builder()
        .tableName(dynamoTable.name)
        .keyConditionExpression("pk = :pk AND begins_with(sk, :events)")
        .expressionAttributeValues(
            Map.of(
                ":pk",
                AttributeValue.fromS(TableKeys.conversation(account, chat)),
                ":events",
                AttributeValue.fromS(TableKeys.EVENTS),
                name,
                value))
        .scanIndexForward(false)
        .consistentRead(true);
  }
}
