package rusuban.testkit.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import rusuban.app.chat.ChatArchive;
import rusuban.app.chat.HistoryEntry;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.ChatBuilder;

/** The histories of chats in memory. */
record InMemoryChatArchive(InMemoryTable table) implements ChatArchive {

  @Override
  public List<HistoryEntry> history(AccountId account, ChatId chat, Instant now, int limit) {
    synchronized (table) {
      return table.rows(ChatPartition.of(account, chat)).entrySet().stream()
          .filter(entry -> entry.getValue().expires().isAfter(now))
          .map(entry -> entry.getValue().entry(entry.getKey()))
          .sorted(
              Comparator.comparing((HistoryEntry entry) -> entry.key().at())
                  .thenComparing(entry -> entry.key().id())
                  .reversed())
          .limit(limit)
          .toList();
    }
  }

  @Override
  public void erase(AccountId account, ChatId chat, Instant now) {
    synchronized (table) {
      var place = ChatPartition.of(account, chat);
      var erased = ChatBuilder.erased(table.chat(place).chat());
      if (!erased.equals(table.chat(place).chat())) table.put(place, erased);
      table.pending.values().removeIf(due -> ChatPartition.of(due).equals(place));
      table.sent.remove(place);
      table.rows(place).replaceAll((_, row) -> row.erased(now));
    }
  }
}
