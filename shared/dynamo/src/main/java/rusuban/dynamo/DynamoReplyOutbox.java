package rusuban.dynamo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rusuban.app.DeliveryOutcome;
import rusuban.app.due.Claim;
import rusuban.app.due.DueWork.DueReply;
import rusuban.app.due.ReplyAttempt;
import rusuban.app.reply.AbandonedReply;
import rusuban.app.reply.ReplyOutbox;
import rusuban.dynamo.item.ChatItem;
import rusuban.dynamo.item.DueItem;
import rusuban.dynamo.item.EventItem;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.ItemKey;
import rusuban.dynamo.item.TableKeys;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Outstanding replies. The event item alone says whether a reply is held or has ended. Its entry in
 * the due index follows without a transaction. A crash between the two leaves an entry that appears
 * too early or once too often. Its claim then fails on the event item, and the reader of an ended
 * reply deletes the entry.
 */
final class DynamoReplyOutbox implements ReplyOutbox {
  private static final String HELD_BY_US =
      "attribute_exists(#token) AND attribute_not_exists(ending) AND attempt = :attempt";
  private static final String MAY_BE_SENT =
      "attribute_exists(#token) AND (attribute_not_exists(ending) OR ending.how = :unknown)";

  private static final Map<String, String> NAMES =
      Map.of("#token", "token", "#open", EventItem.OPEN);

  private final DynamoTable dynamoTable;

  DynamoReplyOutbox(DynamoTable dynamoTable) {
    this.dynamoTable = dynamoTable;
  }

  @Override
  public void end(ReplyAttempt work, DeliveryOutcome ending) {
    boolean sent = ending instanceof DeliveryOutcome.Sent;
    var values = new HashMap<>(Map.of(":ending", EventItem.ending(ending).map()));
    if (sent) values.put(":unknown", ItemAttributes.string(EventItem.UNKNOWN));
    else values.put(":attempt", ItemAttributes.numeric(work.attempt()));
    var update =
        update(work)
            .updateExpression("SET ending = :ending")
            .conditionExpression(sent ? MAY_BE_SENT : HELD_BY_US)
            .expressionAttributeNames(Map.of("#token", "token"))
            .expressionAttributeValues(values);
    if (write(work, update)) forget(entry(work));
  }

  /** Saves the ids of sent messages, but not for an erased event, which has no token any more. */
  @Override
  public void noteSent(ReplyAttempt work, List<String> messageIds, Instant expires) {
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(
        TransactWriteItem.builder()
            .conditionCheck(
                check ->
                    check
                        .tableName(dynamoTable.name)
                        .key(event(work).attributes())
                        .conditionExpression("attribute_exists(#token)")
                        .expressionAttributeNames(Map.of("#token", "token")))
            .build());
    messageIds.stream()
        .distinct()
        .map(id -> TableKeys.sent(work.account(), work.chat(), id))
        .map(key -> dynamoTable.put(ItemAttributes.at(key).expires(expires)))
        .forEach(writes::add);
    // A refusal means that the chat was erased meanwhile.
    var _ = dynamoTable.write(writes);
  }

  @Override
  public void release(ReplyAttempt work, Instant next) {
    var update =
        update(work)
            .updateExpression("SET lease = :next, #open = :open, tokenEnds = :ends")
            .conditionExpression(HELD_BY_US)
            .expressionAttributeNames(NAMES)
            .expressionAttributeValues(
                Map.of(
                    ":attempt", ItemAttributes.numeric(work.attempt()),
                    ":next", ItemAttributes.time(next),
                    ":open", AttributeValue.fromBool(work.mayHaveBeenSent()),
                    ":ends", ItemAttributes.string(work.tokenEnds().toString())));
    if (write(work, update)) hide(work, next);
  }

  /** Reads the reply and its chat in one round trip. */
  @Override
  public Optional<AbandonedReply> find(DueReply reply) {
    var chat = TableKeys.chat(reply.account(), reply.chat());
    var event = TableKeys.event(reply.account(), Optional.of(reply.chat()), reply.key());
    var found = dynamoTable.get(List.of(event, chat));
    var outstanding =
        Optional.ofNullable(found.get(event))
            .filter(EventItem::isOutstanding)
            .map(itemAttributes -> EventItem.work(reply, itemAttributes));
    if (outstanding.isEmpty()) forget(TableKeys.dueReply(reply));
    return outstanding.map(
        work -> new AbandonedReply(ChatItem.orUnknown(found.get(chat), reply.chat()), work));
  }

  @Override
  public Claim<ReplyAttempt> claim(
      AbandonedReply found, Instant tokenEnds, Instant now, Instant leaseUntil) {
    var last = found.last();
    var work = last.next(tokenEnds, leaseUntil);
    var take =
        update(last)
            .updateExpression(
                "SET lease = :lease, attempt = :next, #open = :open, tokenEnds = :ends")
            .conditionExpression(HELD_BY_US + " AND lease <= :now")
            .expressionAttributeNames(NAMES)
            .expressionAttributeValues(
                Map.of(
                    ":now", ItemAttributes.time(now),
                    ":lease", ItemAttributes.time(leaseUntil),
                    ":attempt", ItemAttributes.numeric(last.attempt()),
                    ":next", ItemAttributes.numeric(work.attempt()),
                    ":open", AttributeValue.fromBool(true),
                    ":ends", ItemAttributes.string(tokenEnds.toString())));
    var chat = TableKeys.chat(last.account(), last.chat());
    var claim =
        dynamoTable.claim(
            TransactWriteItem.builder().update(take.build()).build(),
            dynamoTable.isAt(chat, found.chat().revision()),
            work);
    if (claim instanceof Claim.Acquired) hide(work, leaseUntil);
    return claim;
  }

  private Update.Builder update(ReplyAttempt work) {
    return Update.builder().tableName(dynamoTable.name).key(event(work).attributes());
  }

  /**
   * Updates the event, and deletes the index entry of a reply that has ended.
   *
   * @return whether the condition held
   */
  private boolean write(ReplyAttempt work, Update.Builder change) {
    var update = change.build();
    try {
      dynamoTable.client.updateItem(
          request ->
              request
                  .tableName(dynamoTable.name)
                  .key(update.key())
                  .updateExpression(update.updateExpression())
                  .conditionExpression(update.conditionExpression())
                  .expressionAttributeNames(update.expressionAttributeNames())
                  .expressionAttributeValues(update.expressionAttributeValues())
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return true;
    } catch (ConditionalCheckFailedException e) {
      if (new ItemAttributes(e.item()).has(EventItem.ENDING)) forget(entry(work));
      return false;
    }
  }

  private void forget(ItemKey entry) {
    dynamoTable.client.deleteItem(
        delete -> delete.tableName(dynamoTable.name).key(entry.attributes()));
  }

  private void hide(ReplyAttempt work, Instant until) {
    try {
      dynamoTable.client.updateItem(
          update ->
              update
                  .tableName(dynamoTable.name)
                  .key(entry(work).attributes())
                  .updateExpression("SET #free = :until")
                  .conditionExpression("attribute_exists(pk)")
                  .expressionAttributeNames(Map.of("#free", DueItem.FREE))
                  .expressionAttributeValues(Map.of(":until", ItemAttributes.time(until))));
    } catch (ConditionalCheckFailedException _) {
      // The reply has ended meanwhile, and its entry is gone.
    }
  }

  private static ItemKey event(ReplyAttempt work) {
    return TableKeys.event(work.account(), Optional.of(work.chat()), work.key());
  }

  private static ItemKey entry(ReplyAttempt work) {
    return TableKeys.dueReply(work.released(work.leaseUntil()));
  }
}
