package rusuban.dynamo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rusuban.app.Ending;
import rusuban.app.Records;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.chat.Chat;
import rusuban.core.shop.ShopState;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Records in one DynamoDB table (docs/decisions/0004-dynamodb-table.md). Opening is one round trip,
 * keeping an event another, ending its reply two more once it has gone out.
 */
public final class DynamoRecords implements Records {
  /** How many entries of the due index are read at once, however few are asked for. */
  private static final int DUE_PAGE = 100;

  /** Where the event and the chat stand in the transaction that keeps them. */
  private static final int EVENT = 0;

  /** When a webhook came. */
  private static final String AT = "at";

  private final Table table;
  private final Replies replies;
  private final FollowUps followUps;
  private final Erasing erasing;

  /** Records in this table. */
  public DynamoRecords(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
    this.replies = new Replies(this.table);
    this.followUps = new FollowUps(this.table);
    this.erasing = new Erasing(this.table);
  }

  /**
   * Not a snapshot of all three, which would cost twice and tell nothing more: they change
   * independently, and a chat that moves is noticed when it is written.
   */
  @Override
  public Opened open(AccountId account, Optional<ChatId> chat, Optional<String> quoted) {
    var live = Keys.live(account);
    var state = Keys.state(account);
    var keys = new ArrayList<>(List.of(live, state));
    chat.ifPresent(id -> keys.add(Keys.chat(account, id)));
    var own = chat.flatMap(id -> quoted.map(message -> Keys.sent(account, id, message)));
    own.ifPresent(keys::add);
    var found = table.get(keys);
    var settings = found.get(live);
    var stored = chat.map(id -> found.get(Keys.chat(account, id))).map(ChatItem::read);
    return new Opened(
        settings == null
            ? OptionalLong.empty()
            : OptionalLong.of(settings.number(DynamoSettingsVersions.LIVE)),
        StateItem.orNone(found.get(state)),
        stored,
        own.filter(found::containsKey).isPresent());
  }

  @Override
  public void noteSent(ReplyWork work, List<String> messageIds, Instant expires) {
    replies.noteSent(work, messageIds, expires);
  }

  /**
   * The event item's own condition tells a duplicate, the chat's revision a chat that moved on.
   * Every event moves the revision, also one that leaves the chat as it was: so a message and its
   * unsend can never pass each other. That puts the events of one chat in a row; a busy group pays
   * for it with decisions taken again.
   */
  @Override
  public Recorded record(Entry entry) {
    return switch (table.write(writes(entry))) {
      case Table.Written.Done() -> kept(entry);
      case Table.Written.Refused refused when refused.by(EVENT) -> again(entry, refused);
      case Table.Written.Refused _ -> new Recorded.ChatMoved();
    };
  }

  @Override
  public Together keep(List<Entry> entries) {
    var writes = new ArrayList<TransactWriteItem>();
    for (var entry : entries) writes.add(table.putNew(event(entry).getFirst()));
    var last = entries.getLast();
    last.before()
        .ifPresent(
            before ->
                writes.add(
                    table.putChat(last.account(), before.revision(), last.after().orElseThrow())));
    for (var entry : entries)
      event(entry).stream().skip(1).forEach(part -> writes.add(table.put(part)));
    return switch (table.write(writes)) {
      case Table.Written.Done() -> new Together.Kept();
      case Table.Written.Refused refused -> {
        var known =
            IntStream.range(0, entries.size())
                .filter(refused::by)
                .mapToObj(i -> entries.get(i).key())
                .collect(Collectors.toSet());
        yield known.isEmpty() ? new Together.ChatMoved() : new Together.Known(known);
      }
    };
  }

  @Override
  public void end(ReplyWork work, Ending ending) {
    replies.end(work, ending);
  }

  @Override
  public void later(ReplyWork work, Instant next) {
    replies.later(work, next);
  }

  @Override
  public int shards() {
    return Keys.SHARDS;
  }

  /** The shard in which all due work of a chat lies, for who looks for that of one chat alone. */
  public static int shard(AccountId account, ChatId chat) {
    return Keys.shard(account, chat);
  }

  /**
   * What is held is left out by its attribute and paged over. A read that is eventually consistent
   * costs half and at worst shows something late or once too often; the claim decides.
   */
  @Override
  public List<Due> due(int shard, Instant by, int limit) {
    var request =
        QueryRequest.builder()
            .tableName(table.name)
            .keyConditionExpression("pk = :pk AND sk < :now")
            .filterExpression(
                "#free <= :free AND (attribute_not_exists(expires) OR expires > :seconds)")
            .expressionAttributeNames(Map.of("#free", DueItem.FREE))
            .expressionAttributeValues(
                Map.of(
                    ":pk", AttributeValue.fromS(Keys.due(shard)),
                    ":now", AttributeValue.fromS(Keys.dueAt(by)),
                    ":free", Item.time(by),
                    ":seconds", Item.numeric(by.getEpochSecond())))
            .limit(Math.max(limit, DUE_PAGE))
            .build();
    return table.client.queryPaginator(request).items().stream()
        .limit(limit)
        .map(item -> DueItem.read(new Item(item)))
        .toList();
  }

  @Override
  public Optional<LeftOver> leftOver(Due.Reply due) {
    return replies.leftOver(due);
  }

  @Override
  public Claim<ReplyWork> claim(
      LeftOver found, Instant tokenEnds, Instant now, Instant leaseUntil) {
    return replies.claim(found, tokenEnds, now, leaseUntil);
  }

  @Override
  public Claim<FollowUpWork> claim(
      Due.Message due, long chatRevision, List<Json> messages, Instant now, Instant leaseUntil) {
    return followUps.claim(due, chatRevision, messages, now, leaseUntil);
  }

  @Override
  public void end(FollowUpWork work, Ending ending, Instant at, Instant expires) {
    followUps.end(work, ending, at, expires);
  }

  @Override
  public boolean lapse(Due.Message due, Ending ending, Instant now, Instant expires) {
    return followUps.lapse(due, ending, now, expires);
  }

  @Override
  public void postpone(Due.Message due, Instant now, Instant until) {
    followUps.postpone(due, now, until);
  }

  @Override
  public void later(FollowUpWork work, Instant next) {
    followUps.later(work, next);
  }

  @Override
  public List<Kept> history(AccountId account, ChatId chat, Instant now, int limit) {
    var request =
        events()
            .filterExpression("expires > :now")
            .expressionAttributeValues(
                eventsOf(account, Optional.of(chat), ":now", Item.numeric(now.getEpochSecond())))
            .limit(limit)
            .build();
    return table.client.queryPaginator(request).items().stream()
        .limit(limit)
        .map(Item::new)
        .map(item -> EventItem.kept(item, raw(item)))
        .toList();
  }

  @Override
  public boolean change(AccountId account, StoredChat before, Chat after) {
    var write = table.putChat(account, before.revision(), after);
    return table.write(List.of(write)) instanceof Table.Written.Done;
  }

  @Override
  public boolean change(AccountId account, StoredState before, ShopState after) {
    var item = StateItem.write(account, after, before.revision() + 1);
    var write = table.putAt(before.revision(), item);
    return table.write(List.of(write)) instanceof Table.Written.Done;
  }

  @Override
  public void erase(AccountId account, ChatId chat, Instant now) {
    erasing.erase(account, chat, now);
  }

  @Override
  public void noteWebhook(AccountId account, Instant at) {
    try {
      var item = Item.at(Keys.webhook(account)).put(AT, Item.time(at));
      table.client.putItem(
          put ->
              put.tableName(table.name)
                  .item(item.attributes())
                  .conditionExpression("attribute_not_exists(#at) OR #at < :at")
                  .expressionAttributeNames(Map.of("#at", AT))
                  .expressionAttributeValues(Map.of(":at", Item.time(at))));
    } catch (ConditionalCheckFailedException _) {
      // A newer one is noted.
    }
  }

  @Override
  public Optional<Instant> lastWebhook(AccountId account) {
    var key = Keys.webhook(account).attributes();
    var found =
        table.client.getItem(get -> get.tableName(table.name).key(key).consistentRead(true));
    return found.hasItem()
        ? Optional.of(Keys.instant(new Item(found.item()).text(AT)))
        : Optional.empty();
  }

  private List<TransactWriteItem> writes(Entry entry) {
    var event = event(entry);
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(table.putNew(event.getFirst()));
    entry
        .before()
        .ifPresent(
            before ->
                writes.add(
                    table.putChat(
                        entry.account(), before.revision(), entry.after().orElseThrow())));
    event.stream().skip(1).forEach(part -> writes.add(table.put(part)));
    due(entry).values().forEach(item -> writes.add(table.put(item)));
    entry.unsent().ifPresent(id -> writes.addAll(redactions(entry, id)));
    return writes;
  }

  /** The event's item, and those of what its raw text has too much for it. */
  private static List<Item> event(Entry entry) {
    var event = EventItem.write(entry);
    int sent = event.has(EventItem.SENT) ? Item.bytes(event.text(EventItem.SENT)) : 0;
    var pieces = entry.raw().map(raw -> LongText.pieces(raw, sent)).orElse(List.of());
    if (!pieces.isEmpty()) EventItem.putRaw(event, pieces);
    var items = new ArrayList<>(List.of(event));
    items.addAll(LongText.rest(event, pieces));
    return items;
  }

  /** By key, because a transaction refuses to write an item twice. */
  private static Map<ItemKey, Item> due(Entry entry) {
    var items = new LinkedHashMap<ItemKey, Item>();
    if (entry.next() instanceof Next.Reply) {
      var chat = entry.chat().orElseThrow();
      var reply =
          new Due.Reply(entry.account(), chat, entry.key(), entry.receivedAt(), entry.leaseUntil());
      items.put(Keys.dueReply(reply), DueItem.reply(reply, entry.expires()));
    }
    for (var followUp : entry.begin()) {
      var message = DueItem.message(entry.account(), followUp);
      items.put(message.key(), message);
    }
    return items;
  }

  private static Recorded kept(Entry entry) {
    return switch (entry.next()) {
      case Next.Nothing _ -> new Recorded.Kept();
      case Next.Reply reply -> new Recorded.Outstanding(ReplyWork.first(entry, reply));
    };
  }

  private static Recorded again(Entry entry, Table.Written.Refused refused) {
    return refused
        .found(EVENT)
        .filter(EventItem::isOutstanding)
        .map(item -> EventItem.due(entry.account(), entry.chat().orElseThrow(), item))
        .filter(reply -> !reply.free().isAfter(entry.receivedAt()))
        .<Recorded>map(Recorded.LeftOver::new)
        .orElseGet(Recorded.Duplicate::new);
  }

  /**
   * Rewrites what was kept of a message that was taken back, its edits included. Looked for from
   * the newest back until the message itself is met, as a message is mostly unsent soon; a pointer
   * for every message would cost each of them a write.
   */
  private List<TransactWriteItem> redactions(Entry entry, String messageId) {
    var request =
        events()
            .filterExpression("messageId = :message")
            .expressionAttributeValues(
                eventsOf(entry.account(), entry.chat(), ":message", Item.string(messageId)))
            .projectionExpression("pk, sk, rawParts, edited")
            .build();
    var writes = new ArrayList<TransactWriteItem>();
    for (var page : table.client.queryPaginator(request)) {
      boolean met = false;
      for (var item : page.items()) {
        redact(new Item(item), writes);
        met |= !item.containsKey(EventItem.EDITED) || !new Item(item).flag(EventItem.EDITED);
      }
      if (met) break;
    }
    return writes;
  }

  private void redact(Item item, List<TransactWriteItem> writes) {
    writes.add(
        TransactWriteItem.builder()
            .update(
                update ->
                    update
                        .tableName(table.name)
                        .key(item.key().attributes())
                        .updateExpression("REMOVE #raw, rawParts")
                        .conditionExpression("attribute_exists(pk)")
                        .expressionAttributeNames(Map.of("#raw", EventItem.RAW)))
            .build());
    long parts = item.has(EventItem.PARTS) ? item.number(EventItem.PARTS) : 1;
    for (int i = 1; i < parts; i++) writes.add(table.delete(Keys.part(item.key(), i)));
  }

  private QueryRequest.Builder events() {
    return QueryRequest.builder()
        .tableName(table.name)
        .keyConditionExpression("pk = :pk AND begins_with(sk, :events)")
        .scanIndexForward(false)
        .consistentRead(true);
  }

  private static Map<String, AttributeValue> eventsOf(
      AccountId account, Optional<ChatId> chat, String name, AttributeValue value) {
    return Map.of(
        ":pk",
        AttributeValue.fromS(Keys.conversation(account, chat)),
        ":events",
        AttributeValue.fromS(Keys.EVENTS),
        name,
        value);
  }

  private Optional<String> raw(Item item) {
    boolean hasRest = item.has(EventItem.PARTS) && item.number(EventItem.PARTS) > 1;
    return EventItem.raw(item)
        .map(
            first ->
                hasRest ? first + LongText.readRest(table.client, table.name, item.key()) : first);
  }
}
