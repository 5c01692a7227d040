package rusuban.dynamo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rusuban.app.chat.BatchSaveResult;
import rusuban.app.chat.ChatContext;
import rusuban.app.chat.ChatStore;
import rusuban.app.chat.EventRecord;
import rusuban.app.chat.SaveResult;
import rusuban.app.chat.VersionedChat;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Chats and the records of their events in one DynamoDB table
 * (docs/decisions/0004-dynamodb-table.md). Reading the context is one round trip, saving an event
 * another.
 */
final class DynamoChatStore implements ChatStore {
  /** The index of the event among the writes that save it. */
  private static final int EVENT = 0;

  private final Table table;
  private final UnsentContent unsentContent;

  DynamoChatStore(Table table) {
    this.table = table;
    this.unsentContent = new UnsentContent(table);
  }

  /**
   * Not a snapshot of all three, which would cost twice and tell nothing more: they change
   * independently, and a chat that changes is noticed when it is written.
   */
  @Override
  public ChatContext read(AccountId account, Optional<ChatId> chat, Optional<String> quoted) {
    var live = Keys.live(account);
    var state = Keys.state(account);
    var keys = new ArrayList<>(List.of(live, state));
    chat.ifPresent(id -> keys.add(Keys.chat(account, id)));
    var own = chat.flatMap(id -> quoted.map(message -> Keys.sent(account, id, message)));
    own.ifPresent(keys::add);
    var found = table.get(keys);
    var stored = chat.map(id -> found.get(Keys.chat(account, id))).map(ChatItem::read);
    return new ChatContext(
        DynamoSettingsRepository.live(found.get(live)),
        StateItem.orNone(found.get(state)),
        stored,
        own.filter(found::containsKey).isPresent());
  }

  /**
   * The event item's own condition tells a duplicate, the chat's revision a conflict. Every event
   * moves the revision, also one that leaves the chat as it was: so a message and its unsend can
   * never pass each other. That puts the events of one chat in a row; a busy group pays for it with
   * repeated decisions.
   */
  @Override
  public SaveResult save(EventRecord record) {
    return switch (table.write(writes(record))) {
      case Table.Written.Done() -> saved(record);
      case Table.Written.Refused refused when refused.by(EVENT) -> again(record, refused);
      case Table.Written.Refused _ -> new SaveResult.VersionConflict();
    };
  }

  @Override
  public BatchSaveResult saveAll(List<EventRecord> records) {
    var writes = new ArrayList<TransactWriteItem>();
    for (var record : records) writes.add(table.putNew(event(record).getFirst()));
    putChat(records.getLast()).ifPresent(writes::add);
    for (var record : records)
      event(record).stream().skip(1).forEach(part -> writes.add(table.put(part)));
    return switch (table.write(writes)) {
      case Table.Written.Done() -> new BatchSaveResult.Saved();
      case Table.Written.Refused refused -> {
        var known =
            IntStream.range(0, records.size())
                .filter(refused::by)
                .mapToObj(i -> records.get(i).key())
                .collect(Collectors.toSet());
        yield known.isEmpty()
            ? new BatchSaveResult.VersionConflict()
            : new BatchSaveResult.AlreadySaved(known);
      }
    };
  }

  @Override
  public boolean change(AccountId account, VersionedChat before, Chat after) {
    var write = table.putChat(account, before.revision(), after);
    return table.write(List.of(write)) instanceof Table.Written.Done;
  }

  private Optional<TransactWriteItem> putChat(EventRecord record) {
    return record
        .before()
        .map(
            before ->
                table.putChat(record.account(), before.revision(), record.after().orElseThrow()));
  }

  private List<TransactWriteItem> writes(EventRecord record) {
    var event = event(record);
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(table.putNew(event.getFirst()));
    putChat(record).ifPresent(writes::add);
    event.stream().skip(1).forEach(part -> writes.add(table.put(part)));
    due(record).values().forEach(item -> writes.add(table.put(item)));
    record.unsent().ifPresent(id -> writes.addAll(unsentContent.removals(record, id)));
    return writes;
  }

  /** Returns the event's item, and the items for the part of its raw text beyond one item. */
  private static List<Item> event(EventRecord record) {
    var event = EventItem.write(record);
    int sent = event.has(EventItem.SENT) ? Item.bytes(event.text(EventItem.SENT)) : 0;
    var pieces = record.raw().map(raw -> LongText.pieces(raw, sent)).orElse(List.of());
    if (!pieces.isEmpty()) EventItem.putRaw(event, pieces);
    var items = new ArrayList<>(List.of(event));
    items.addAll(LongText.rest(event, pieces));
    return items;
  }

  /** By key, because a transaction refuses to write an item twice. */
  private static Map<ItemKey, Item> due(EventRecord record) {
    var items = new LinkedHashMap<ItemKey, Item>();
    record
        .firstAttempt()
        .map(attempt -> attempt.released(record.leaseUntil()))
        .ifPresent(
            reply -> items.put(Keys.dueReply(reply), DueItem.reply(reply, record.expires())));
    for (var effect : record.effects()) {
      var item = DueItem.of(record.account(), effect);
      items.put(item.key(), item);
    }
    return items;
  }

  private static SaveResult saved(EventRecord record) {
    return record
        .firstAttempt()
        .<SaveResult>map(SaveResult.ReplyOutstanding::new)
        .orElseGet(SaveResult.Saved::new);
  }

  private static SaveResult again(EventRecord record, Table.Written.Refused refused) {
    return refused
        .found(EVENT)
        .filter(EventItem::isOutstanding)
        .map(item -> EventItem.due(record.account(), record.chat().orElseThrow(), item))
        .filter(reply -> !reply.free().isAfter(record.receivedAt()))
        .<SaveResult>map(SaveResult.ReplyAbandoned::new)
        .orElseGet(SaveResult.Duplicate::new);
  }
}
