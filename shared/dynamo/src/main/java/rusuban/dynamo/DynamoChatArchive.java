package rusuban.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.app.chat.ChatArchive;
import rusuban.app.chat.HistoryEntry;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.dynamo.item.ChunkedText;
import rusuban.dynamo.item.EventItem;
import rusuban.dynamo.item.ItemAttributes;

/** The histories of chats in DynamoDB. */
final class DynamoChatArchive implements ChatArchive {
  private final DynamoTable dynamoTable;

  DynamoChatArchive(DynamoTable dynamoTable) {
    this.dynamoTable = dynamoTable;
  }

  @Override
  public List<HistoryEntry> history(AccountId account, ChatId chat, Instant now, int limit) {
    var seconds = ItemAttributes.numeric(now.getEpochSecond());
    var request =
        EventQuery.of(dynamoTable, account, Optional.of(chat), ":now", seconds)
            .filterExpression("expires > :now")
            .limit(limit)
            .build();
    return dynamoTable.client.queryPaginator(request).items().stream()
        .limit(limit)
        .map(ItemAttributes::new)
        .map(itemAttributes -> EventItem.entry(itemAttributes, raw(itemAttributes)))
        .toList();
  }

  @Override
  public void erase(AccountId account, ChatId chat, Instant now) {
    new ChatEraser(dynamoTable).erase(account, chat, now);
  }

  private Optional<String> raw(ItemAttributes itemAttributes) {
    boolean hasRest =
        itemAttributes.has(EventItem.PARTS) && itemAttributes.number(EventItem.PARTS) > 1;
    return EventItem.raw(itemAttributes)
        .map(
            first ->
                hasRest
                    ? first
                        + ChunkedText.readRest(
                            dynamoTable.client, dynamoTable.name, itemAttributes.key())
                    : first);
  }
}
