package rusuban.dynamo;

import java.util.Map;
import java.util.stream.Stream;
import rusuban.core.AccountId;
import rusuban.core.chat.Chat;
import rusuban.dynamo.item.ChatItem;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.TableKeys;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * The chats of an account, found without an index by a scan of the whole table. A scan reads and
 * bills every item, so only commands that a person gives use it, never a function.
 */
public final class DynamoChatList {
  private static final String ONE_ACCOUNT = "sk = :chat AND begins_with(pk, :of)";
  private static final String CONVERSATION = "begins_with(pk, :of) OR begins_with(pk, :due)";

  private final DynamoDbClient client;
  private final String table;

  public DynamoChatList(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /** Returns the account's chats in no order, read page by page while they are consumed. */
  public Stream<Chat> of(AccountId account) {
    var values =
        Map.of(
            ":chat",
            ItemAttributes.string(TableKeys.CHAT),
            ":of",
            ItemAttributes.string(TableKeys.conversations(account)));
    var scan =
        ScanRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .filterExpression(ONE_ACCOUNT)
            .expressionAttributeValues(values)
            .build();
    return client.scanPaginator(scan).items().stream()
        .map(item -> ChatItem.read(new ItemAttributes(item)).chat());
  }

  /** Returns whether the table has no chat, no event and no due work of any account. */
  public boolean isEmpty() {
    var values =
        Map.of(
            ":of",
            ItemAttributes.string(TableKeys.CONVERSATION),
            ":due",
            ItemAttributes.string(TableKeys.DUE));
    var scan =
        ScanRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .filterExpression(CONVERSATION)
            .expressionAttributeValues(values)
            .build();
    return client.scanPaginator(scan).items().stream().findAny().isEmpty();
  }
}
