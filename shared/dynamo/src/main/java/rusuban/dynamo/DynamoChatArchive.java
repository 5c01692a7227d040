package rusuban.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.app.chat.ChatArchive;
import rusuban.app.chat.HistoryEntry;
import rusuban.core.AccountId;
import rusuban.core.ChatId;

/** The histories of chats in DynamoDB. */
final class DynamoChatArchive implements ChatArchive {
  private final Table table;
  private final ChatEraser eraser;

  DynamoChatArchive(Table table) {
    this.table = table;
    this.eraser = new ChatEraser(table);
  }

  @Override
  public List<HistoryEntry> history(AccountId account, ChatId chat, Instant now, int limit) {
    var seconds = Item.numeric(now.getEpochSecond());
    var request =
        EventQuery.of(table, account, Optional.of(chat), ":now", seconds)
            .filterExpression("expires > :now")
            .limit(limit)
            .build();
    return table.client.queryPaginator(request).items().stream()
        .limit(limit)
        .map(Item::new)
        .map(item -> EventItem.entry(item, raw(item)))
        .toList();
  }

  @Override
  public void erase(AccountId account, ChatId chat, Instant now) {
    eraser.erase(account, chat, now);
  }

  private Optional<String> raw(Item item) {
    boolean hasRest = item.has(EventItem.PARTS) && item.number(EventItem.PARTS) > 1;
    return EventItem.raw(item)
        .map(
            first ->
                hasRest ? first + LongText.readRest(table.client, table.name, item.key()) : first);
  }
}
