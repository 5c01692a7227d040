package rusuban.dynamo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rusuban.app.chat.ChatArchive;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.ChatBuilder;
import rusuban.dynamo.item.ChatItem;
import rusuban.dynamo.item.EventItem;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.ItemKey;
import rusuban.dynamo.item.TableKeys;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Erases a chat: first the chat itself, then its due work, then its events. The chat gets a new
 * revision, so nobody can write a decision made from the old one. Without its due entry, no
 * follow-up can be claimed or ended. Each step leaves the keys that its next run needs, so another
 * erasure finishes one that was cut off.
 */
final class ChatEraser {
  /** Marks an erased event. */
  private static final String ERASED = "erased";

  /** Removes the content of an event and the fields that a reply is sent with. */
  private static final String STRIPPED =
      "SET ending = if_not_exists(ending, :ending), #erased = :true, expires = :expires"
          + " REMOVE #raw, rawParts, #sent, #trace, #token, messageId, edited, settings, mayPush,"
          + " attempt, #open, tokenEnds, lease, pausedUntil";

  private static final Map<String, String> NAMES =
      Map.of(
          "#raw",
          EventItem.RAW,
          "#sent",
          EventItem.SENT,
          "#trace",
          "trace",
          "#token",
          "token",
          "#open",
          EventItem.OPEN,
          "#erased",
          ERASED);

  private final DynamoTable dynamoTable;

  ChatEraser(DynamoTable dynamoTable) {
    this.dynamoTable = dynamoTable;
  }

  /** Erases until a whole pass finds nothing new. */
  void erase(AccountId account, ChatId chat, Instant now) {
    boolean found;
    do {
      found = forget(account, chat);
      found |= cancelDue(account, chat);
      found |= stripEvents(account, chat, now);
      found |= deleteRests(account, chat, now);
      found |= deleteSent(account, chat);
    } while (found);
  }

  private boolean forget(AccountId account, ChatId id) {
    var key = TableKeys.chat(account, id);
    for (int tried = 1; ; tried++) {
      var itemAttributes = dynamoTable.get(List.of(key)).get(key);
      if (itemAttributes == null) return false;
      var stored = ChatItem.read(itemAttributes);
      var erased = ChatBuilder.erased(stored.chat());
      if (erased.equals(stored.chat())) return false;
      var put = dynamoTable.putChat(account, stored.revision(), erased);
      if (dynamoTable.write(List.of(put)) instanceof DynamoTable.Written.Done) return true;
      dynamoTable.pause(tried);
    }
  }

  private boolean cancelDue(AccountId account, ChatId chat) {
    var mine =
        QueryRequest.builder()
            .tableName(dynamoTable.name)
            .keyConditionExpression("pk = :pk")
            .filterExpression("account = :account AND chat = :chat")
            .expressionAttributeValues(
                Map.of(
                    ":pk", AttributeValue.fromS(TableKeys.due(TableKeys.shard(account, chat))),
                    ":account", ItemAttributes.string(account.value()),
                    ":chat", ItemAttributes.string(chat.value())))
            .projectionExpression("pk, sk")
            .consistentRead(true)
            .build();
    return deleteAll(mine);
  }

  private boolean stripEvents(AccountId account, ChatId chat, Instant now) {
    var whole =
        QueryRequest.builder()
            .tableName(dynamoTable.name)
            .keyConditionExpression("pk = :pk AND begins_with(sk, :events)")
            .filterExpression("attribute_not_exists(#erased)")
            .expressionAttributeNames(Map.of("#erased", ERASED))
            .expressionAttributeValues(
                Map.of(
                    ":pk", AttributeValue.fromS(TableKeys.conversation(account, Optional.of(chat))),
                    ":events", AttributeValue.fromS(TableKeys.EVENTS)))
            .projectionExpression("pk, sk, rawParts, expires")
            .consistentRead(true)
            .build();
    boolean found = false;
    for (var item : dynamoTable.client.queryPaginator(whole).items()) {
      strip(new ItemAttributes(item), now);
      found = true;
    }
    return found;
  }

  /** Strips an event and deletes its parts at once, because only the event knows their number. */
  private void strip(ItemAttributes event, Instant now) {
    long latest = now.plus(ChatArchive.ERASED_KEPT).getEpochSecond();
    var values =
        Map.of(
            ":ending", EventItem.ending(ChatArchive.ERASED).map(),
            ":true", AttributeValue.fromBool(true),
            ":expires",
                ItemAttributes.numeric(Math.min(latest, event.number(ItemAttributes.EXPIRES))));
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(
        TransactWriteItem.builder()
            .update(
                update ->
                    update
                        .tableName(dynamoTable.name)
                        .key(event.key().attributes())
                        .updateExpression(STRIPPED)
                        .conditionExpression("attribute_exists(pk)")
                        .expressionAttributeNames(NAMES)
                        .expressionAttributeValues(values))
            .build());
    long parts = event.has(EventItem.PARTS) ? event.number(EventItem.PARTS) : 1;
    for (int i = 1; i < parts; i++) {
      var part = TableKeys.part(event.key(), i).attributes();
      writes.add(
          TransactWriteItem.builder()
              .delete(it -> it.tableName(dynamoTable.name).key(part))
              .build());
    }
    // A refusal means that the event has expired meanwhile.
    var _ = dynamoTable.write(writes);
  }

  /** Deletes expired parts, which time to live removes one by one, days after their event. */
  private boolean deleteRests(AccountId account, ChatId chat, Instant now) {
    var expired =
        QueryRequest.builder()
            .tableName(dynamoTable.name)
            .keyConditionExpression("pk = :pk AND begins_with(sk, :parts)")
            .filterExpression("expires <= :now")
            .expressionAttributeValues(
                Map.of(
                    ":pk", AttributeValue.fromS(TableKeys.conversation(account, Optional.of(chat))),
                    ":parts", AttributeValue.fromS(TableKeys.PARTS),
                    ":now", ItemAttributes.numeric(now.getEpochSecond())))
            .projectionExpression("pk, sk")
            .consistentRead(true)
            .build();
    return deleteAll(expired);
  }

  /** Deletes the ids of sent messages, after the events: a stripped event takes no new ones. */
  private boolean deleteSent(AccountId account, ChatId chat) {
    return deleteAll(
        QueryRequest.builder()
            .tableName(dynamoTable.name)
            .keyConditionExpression("pk = :pk AND begins_with(sk, :messages)")
            .expressionAttributeValues(
                Map.of(
                    ":pk", AttributeValue.fromS(TableKeys.conversation(account, Optional.of(chat))),
                    ":messages", AttributeValue.fromS(TableKeys.MESSAGES)))
            .projectionExpression("pk, sk")
            .consistentRead(true)
            .build());
  }

  /** Returns whether there was anything to delete. */
  private boolean deleteAll(QueryRequest what) {
    boolean found = false;
    for (var item : dynamoTable.client.queryPaginator(what).items()) {
      var key = ItemKey.of(item).attributes();
      dynamoTable.client.deleteItem(delete -> delete.tableName(dynamoTable.name).key(key));
      found = true;
    }
    return found;
  }
}
