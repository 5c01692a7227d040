package rusuban.testkit.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rusuban.app.chat.BatchSaveResult;
import rusuban.app.chat.ChatContext;
import rusuban.app.chat.ChatStore;
import rusuban.app.chat.EventRecord;
import rusuban.app.chat.SaveResult;
import rusuban.app.chat.VersionedChat;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.decision.Effect;
import rusuban.testkit.ItemLimits;

/** Chats and the records of their events in memory. */
record InMemoryChatStore(InMemoryTable table) implements ChatStore {

  @Override
  public ChatContext read(AccountId account, Optional<ChatId> chat, Optional<String> quoted) {
    synchronized (table) {
      var place = new ChatPartition(account, chat);
      return new ChatContext(
          table.liveSettings.apply(account),
          table.state(account),
          chat.map(_ -> table.chats.get(place)),
          quoted.filter(table.sent.getOrDefault(place, Set.of())::contains).isPresent());
    }
  }

  @Override
  public SaveResult save(EventRecord entry) {
    ItemLimits.check(entry);
    synchronized (table) {
      var place = new ChatPartition(entry.account(), entry.chat());
      var kept = table.rows(place).get(entry.key());
      if (kept != null) return again(entry, place, kept);
      if (entry.before().isPresent() && !table.isAt(place, entry.before().get().revision()))
        return new SaveResult.VersionConflict();
      entry.unsent().ifPresent(id -> redact(place, id));
      entry.after().ifPresent(chat -> table.put(place, chat));
      for (var effect : entry.effects())
        switch (effect) {
          case Effect.StartFollowUp(var it) ->
              table.hold(new DueFollowUp(entry.account(), it, Optional.empty(), it.due()));
        }
      table.rows(place).put(entry.key(), InMemoryRow.of(entry));
      return entry
          .firstAttempt()
          .<SaveResult>map(SaveResult.ReplyOutstanding::new)
          .orElseGet(SaveResult.Saved::new);
    }
  }

  private static SaveResult again(EventRecord entry, ChatPartition place, InMemoryRow kept) {
    return kept.reply().isPresent() && kept.freeAt(entry.receivedAt())
        ? new SaveResult.ReplyAbandoned(kept.due(place, entry.key()))
        : new SaveResult.Duplicate();
  }

  @Override
  public BatchSaveResult saveAll(List<EventRecord> records) {
    records.forEach(ItemLimits::check);
    synchronized (table) {
      var place = new ChatPartition(records.getFirst().account(), records.getFirst().chat());
      var rows = table.rows(place);
      var known =
          records.stream()
              .map(EventRecord::key)
              .filter(rows::containsKey)
              .collect(Collectors.toSet());
      if (!known.isEmpty()) return new BatchSaveResult.AlreadySaved(known);
      var before = records.getFirst().before();
      if (before.isPresent() && !table.isAt(place, before.get().revision()))
        return new BatchSaveResult.VersionConflict();
      records.getLast().after().ifPresent(chat -> table.put(place, chat));
      records.forEach(record -> rows.put(record.key(), InMemoryRow.of(record)));
      return new BatchSaveResult.Saved();
    }
  }

  @Override
  public boolean change(AccountId account, VersionedChat before, Chat after) {
    synchronized (table) {
      var place = ChatPartition.of(account, before.chat().id());
      if (!table.isAt(place, before.revision())) return false;
      table.put(place, after);
      return true;
    }
  }

  private void redact(ChatPartition place, String messageId) {
    table
        .rows(place)
        .replaceAll(
            (_, row) -> row.messageId().equals(Optional.of(messageId)) ? row.withoutRaw() : row);
  }
}
