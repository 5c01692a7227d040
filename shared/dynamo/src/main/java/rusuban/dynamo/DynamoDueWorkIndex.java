package rusuban.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import rusuban.app.due.DueWork;
import rusuban.app.due.DueWorkIndex;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.dynamo.item.DueItem;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.TableKeys;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The index of due work in DynamoDB. */
public final class DynamoDueWorkIndex implements DueWorkIndex {
  /** Minimum entries of one read, whatever the limit. */
  private static final int DUE_PAGE = 100;

  private final DynamoTable dynamoTable;

  DynamoDueWorkIndex(DynamoTable dynamoTable) {
    this.dynamoTable = dynamoTable;
  }

  @Override
  public int shards() {
    return TableKeys.SHARDS;
  }

  /** Returns the shard that holds all due work of a chat. */
  public static int shard(AccountId account, ChatId chat) {
    return TableKeys.shard(account, chat);
  }

  /**
   * Reads the shard with an eventually consistent query, page by page. A filter on an attribute
   * leaves out held work. The read costs half, and at worst it shows an entry late or once too
   * often. The claim decides.
   */
  @Override
  public List<DueWork> due(int shard, Instant by, int limit) {
    var request =
        QueryRequest.builder()
            .tableName(dynamoTable.name)
            .keyConditionExpression("pk = :pk AND sk < :now")
            .filterExpression(
                "#free <= :free AND (attribute_not_exists(expires) OR expires > :seconds)")
            .expressionAttributeNames(Map.of("#free", DueItem.FREE))
            .expressionAttributeValues(
                Map.of(
                    ":pk", AttributeValue.fromS(TableKeys.due(shard)),
                    ":now", AttributeValue.fromS(TableKeys.dueAt(by)),
                    ":free", ItemAttributes.time(by),
                    ":seconds", ItemAttributes.numeric(by.getEpochSecond())))
            .limit(Math.max(limit, DUE_PAGE))
            .build();
    return dynamoTable.client.queryPaginator(request).items().stream()
        .limit(limit)
        .map(item -> DueItem.read(new ItemAttributes(item)))
        .toList();
  }
}
