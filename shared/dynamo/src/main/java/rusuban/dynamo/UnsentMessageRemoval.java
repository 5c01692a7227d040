package rusuban.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rusuban.app.chat.EventRecord;
import rusuban.dynamo.item.EventItem;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.TableKeys;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The stored content of messages that customers unsend. */
record UnsentMessageRemoval(DynamoTable dynamoTable) {

  /**
   * Returns the writes that remove a message's content, its edits included. The search runs from
   * the newest event back to the message, because most messages are unsent soon. A pointer for
   * every message would cost each of them a write.
   */
  List<TransactWriteItem> removals(EventRecord unsend, String messageId) {
    var request =
        EventQuery.of(
                dynamoTable,
                unsend.account(),
                unsend.chat(),
                ":message",
                ItemAttributes.string(messageId))
            .filterExpression("messageId = :message")
            .projectionExpression("pk, sk, rawParts, edited")
            .build();
    var writes = new ArrayList<TransactWriteItem>();
    for (var page : dynamoTable.client.queryPaginator(request)) {
      boolean met = false;
      for (var item : page.items()) {
        remove(new ItemAttributes(item), writes);
        met |=
            !item.containsKey(EventItem.EDITED) || !new ItemAttributes(item).flag(EventItem.EDITED);
      }
      if (met) break;
    }
    return writes;
  }

  private void remove(ItemAttributes itemAttributes, List<TransactWriteItem> writes) {
    writes.add(
        TransactWriteItem.builder()
            .update(
                update ->
                    update
                        .tableName(dynamoTable.name)
                        .key(itemAttributes.key().attributes())
                        .updateExpression("REMOVE #raw, rawParts")
                        .conditionExpression("attribute_exists(pk)")
                        .expressionAttributeNames(Map.of("#raw", EventItem.RAW)))
            .build());
    long parts = itemAttributes.has(EventItem.PARTS) ? itemAttributes.number(EventItem.PARTS) : 1;
    for (int i = 1; i < parts; i++)
      writes.add(dynamoTable.delete(TableKeys.part(itemAttributes.key(), i)));
  }
}
