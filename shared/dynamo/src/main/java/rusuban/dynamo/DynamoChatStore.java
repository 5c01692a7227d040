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
import rusuban.dynamo.item.ChatItem;
import rusuban.dynamo.item.ChunkedText;
import rusuban.dynamo.item.DueItem;
import rusuban.dynamo.item.EventItem;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.ItemKey;
import rusuban.dynamo.item.StateItem;
import rusuban.dynamo.item.TableKeys;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Chats and the records of their events in one DynamoDB table
 * (docs/decisions/0004-dynamodb-table.md). Reading the context is one round trip, saving an event
 * another.
 */
final class DynamoChatStore implements ChatStore {
  /** The index of the event among the writes that save it. */
  private static final int EVENT = 0;

  private final DynamoTable dynamoTable;

  DynamoChatStore(DynamoTable dynamoTable) {
    this.dynamoTable = dynamoTable;
  }

  /**
   * Reads all items in one call, but not as a snapshot. A snapshot would cost twice and tell
   * nothing more. The items change independently, and the write of a chat notices a changed one.
   */
  @Override
  public ChatContext read(AccountId account, Optional<ChatId> chat, Optional<String> quoted) {
    var live = TableKeys.live(account);
    var state = TableKeys.state(account);
    var keys = new ArrayList<>(List.of(live, state));
    chat.ifPresent(id -> keys.add(TableKeys.chat(account, id)));
    var own = chat.flatMap(id -> quoted.map(message -> TableKeys.sent(account, id, message)));
    own.ifPresent(keys::add);
    var found = dynamoTable.get(keys);
    var stored = chat.map(id -> found.get(TableKeys.chat(account, id))).map(ChatItem::read);
    return new ChatContext(
        DynamoSettingsRepository.live(found.get(live)),
        StateItem.orNone(found.get(state)),
        stored,
        own.filter(found::containsKey).isPresent());
  }

  /**
   * Saves the event. The event item's condition finds a duplicate, the chat's revision a conflict.
   * Every event raises the revision, even of an unchanged chat, so a message and its unsend never
   * pass each other. The price is that a chat saves its events one by one, and a busy group repeats
   * decisions.
   */
  @Override
  public SaveResult save(EventRecord record) {
    return switch (dynamoTable.write(writes(record))) {
      case DynamoTable.Written.Done() -> saved(record);
      case DynamoTable.Written.Refused refused when refused.by(EVENT) -> again(record, refused);
      case DynamoTable.Written.Refused _ -> new SaveResult.VersionConflict();
    };
  }

  @Override
  public BatchSaveResult saveAll(List<EventRecord> records) {
    var writes = new ArrayList<TransactWriteItem>();
    for (var record : records) writes.add(dynamoTable.putNew(event(record).getFirst()));
    putChat(records.getLast(), writes);
    for (var record : records)
      event(record).stream().skip(1).forEach(part -> writes.add(dynamoTable.put(part)));
    return switch (dynamoTable.write(writes)) {
      case DynamoTable.Written.Done() -> new BatchSaveResult.Saved();
      case DynamoTable.Written.Refused refused -> {
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
    var write = dynamoTable.putChat(account, before.revision(), after);
    return dynamoTable.write(List.of(write)) instanceof DynamoTable.Written.Done;
  }

  private void putChat(EventRecord record, List<TransactWriteItem> writes) {
    if (record.before().isEmpty()) return;
    long revision = record.before().get().revision();
    writes.add(dynamoTable.putChat(record.account(), revision, record.after().orElseThrow()));
  }

  /** Uses plain loops: each lambda is one more class to load at a cold start. */
  private List<TransactWriteItem> writes(EventRecord record) {
    var event = event(record);
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(dynamoTable.putNew(event.getFirst()));
    putChat(record, writes);
    for (var part : event.subList(1, event.size())) writes.add(dynamoTable.put(part));
    for (var item : due(record).values()) writes.add(dynamoTable.put(item));
    if (record.unsent().isPresent())
      writes.addAll(new UnsentMessageRemoval(dynamoTable).removals(record, record.unsent().get()));
    return writes;
  }

  /** Returns the event's item, and the items for the part of its raw text beyond one item. */
  private static List<ItemAttributes> event(EventRecord record) {
    var event = EventItem.write(record);
    int sent = event.has(EventItem.SENT) ? ItemAttributes.bytes(event.text(EventItem.SENT)) : 0;
    var pieces = record.raw().map(raw -> ChunkedText.pieces(raw, sent)).orElse(List.of());
    if (!pieces.isEmpty()) EventItem.putRaw(event, pieces);
    var items = new ArrayList<>(List.of(event));
    items.addAll(ChunkedText.rest(event, pieces));
    return items;
  }

  /** Returns the due work by key, because a transaction refuses to write an item twice. */
  private static Map<ItemKey, ItemAttributes> due(EventRecord record) {
    var items = new LinkedHashMap<ItemKey, ItemAttributes>();
    var attempt = record.firstAttempt();
    if (attempt.isPresent()) {
      var reply = attempt.get().released(record.leaseUntil());
      items.put(TableKeys.dueReply(reply), DueItem.reply(reply, record.expires()));
    }
    for (var effect : record.effects()) {
      var itemAttributes = DueItem.of(record.account(), effect);
      items.put(itemAttributes.key(), itemAttributes);
    }
    return items;
  }

  private static SaveResult saved(EventRecord record) {
    var attempt = record.firstAttempt();
    return attempt.isPresent()
        ? new SaveResult.ReplyOutstanding(attempt.get())
        : new SaveResult.Saved();
  }

  private static SaveResult again(EventRecord record, DynamoTable.Written.Refused refused) {
    return refused
        .found(EVENT)
        .filter(EventItem::isOutstanding)
        .map(
            itemAttributes ->
                EventItem.due(record.account(), record.chat().orElseThrow(), itemAttributes))
        .filter(reply -> !reply.free().isAfter(record.receivedAt()))
        .<SaveResult>map(SaveResult.ReplyAbandoned::new)
        .orElseGet(SaveResult.Duplicate::new);
  }
}
