package rusuban.dynamo.people;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import rusuban.app.people.AuditEntry;
import rusuban.app.people.AuditLog;
import rusuban.core.AccountId;
import rusuban.dynamo.DynamoTable;
import rusuban.dynamo.item.AuditItem;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.ItemKey;
import rusuban.dynamo.item.TableKeys;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** An audit log in DynamoDB. A cursor is the sort key of the last entry of a page. */
final class DynamoAuditLog implements AuditLog {
  /** The form of a sort key: a time and a random UUID. */
  private static final Pattern CURSOR = Pattern.compile("[!~0-9TZ:.-]{1,60}#[0-9a-f-]{36}");

  private final DynamoTable table;

  DynamoAuditLog(DynamoTable table) {
    this.table = table;
  }

  @Override
  public void append(AuditEntry entry) {
    var item = AuditItem.write(entry, UUID.randomUUID().toString()).attributes();
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }

  @Override
  public Entries page(AccountId account, int limit, Optional<String> after) {
    var partition = TableKeys.audit(account);
    var query =
        QueryRequest.builder()
            .tableName(table.name())
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition)))
            .scanIndexForward(false)
            .consistentRead(true)
            // One more tells whether there is a next page.
            .limit(limit + 1);
    after
        .filter(cursor -> CURSOR.matcher(cursor).matches())
        .ifPresent(cursor -> query.exclusiveStartKey(new ItemKey(partition, cursor).attributes()));
    var found =
        table.client().queryPaginator(query.build()).items().stream()
            .limit(limit + 1L)
            .map(ItemAttributes::new)
            .toList();
    var page = found.subList(0, Math.min(limit, found.size()));
    return new Entries(
        page.stream().map(AuditItem::read).toList(),
        found.size() > limit ? Optional.of(page.getLast().key().sort()) : Optional.empty());
  }
}
