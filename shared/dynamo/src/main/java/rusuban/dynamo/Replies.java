package rusuban.dynamo;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rusuban.app.Ending;
import rusuban.app.Records.Due;
import rusuban.app.Records.Entry;
import rusuban.app.Records.ReplyWork;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Outstanding replies. The event item alone says whether a reply is held or has ended; its entry in
 * the due index follows without a transaction. A crash between the two leaves an entry that is
 * shown too early or once too often: its claim fails on the event item, and where that has ended,
 * whoever tries deletes the entry.
 */
final class Replies {
  private static final String IS_OUTSTANDING =
      "attribute_exists(#token) AND attribute_not_exists(ending)";

  private final Table table;

  Replies(Table table) {
    this.table = table;
  }

  void end(ReplyWork work, Ending ending) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":ending", EventItem.ending(ending).map());
    var condition = IS_OUTSTANDING;
    if (!(ending instanceof Ending.Sent)) {
      condition += " AND attempt = :attempt";
      values.put(":attempt", Item.numeric(work.attempt()));
    }
    var reply = reply(work);
    update(reply, "SET ending = :ending", condition, values).ifPresent(item -> forget(reply, item));
  }

  void later(ReplyWork work, Instant next) {
    var reply = reply(work);
    update(
            reply,
            "SET lease = :next",
            IS_OUTSTANDING + " AND attempt = :attempt",
            Map.of(":attempt", Item.numeric(work.attempt()), ":next", Item.time(next)))
        .ifPresent(item -> hide(reply, item, next));
  }

  Optional<ReplyWork> claim(Due.Reply due, Instant now, Instant leaseUntil) {
    var set = "SET lease = :lease, attempt = attempt + :one";
    return take(due, set, leases(now, leaseUntil), leaseUntil);
  }

  /** Takes the reply that an earlier try of the same event left behind. */
  Optional<ReplyWork> takeAgain(Entry entry) {
    var values = leases(entry.receivedAt(), entry.leaseUntil());
    values.put(":ends", Item.string(entry.tokenEnds().toString()));
    return take(
        new Due.Reply(entry.account(), entry.chat().orElseThrow(), entry.key()),
        "SET lease = :lease, attempt = attempt + :one, tokenEnds = :ends",
        values,
        entry.leaseUntil());
  }

  private Optional<ReplyWork> take(
      Due.Reply reply, String set, Map<String, AttributeValue> values, Instant leaseUntil) {
    var taken = update(reply, set, IS_OUTSTANDING + " AND lease <= :now", values);
    taken.ifPresent(item -> hide(reply, item, leaseUntil));
    return taken.map(item -> EventItem.work(reply.account(), reply.chat(), item, leaseUntil));
  }

  private static Map<String, AttributeValue> leases(Instant now, Instant until) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":now", Item.time(now));
    values.put(":lease", Item.time(until));
    values.put(":one", Item.numeric(1));
    return values;
  }

  private Optional<Item> update(
      Due.Reply reply, String set, String condition, Map<String, AttributeValue> values) {
    try {
      var request =
          UpdateItemRequest.builder()
              .tableName(table.name)
              .key(event(reply).attributes())
              .updateExpression(set)
              .conditionExpression(condition)
              .expressionAttributeNames(Map.of("#token", "token"))
              .expressionAttributeValues(values)
              .returnValues(ReturnValue.ALL_NEW)
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
              .build();
      return Optional.of(new Item(table.client.updateItem(request).attributes()));
    } catch (ConditionalCheckFailedException e) {
      var found = new Item(e.item());
      if (found.has(EventItem.ENDING) && found.has(EventItem.DUE)) forget(reply, found);
      return Optional.empty();
    }
  }

  private void forget(Due.Reply reply, Item event) {
    table.client.deleteItem(
        delete -> delete.tableName(table.name).key(entry(reply, event).attributes()));
  }

  private void hide(Due.Reply reply, Item event, Instant until) {
    try {
      table.client.updateItem(
          update ->
              update
                  .tableName(table.name)
                  .key(entry(reply, event).attributes())
                  .updateExpression("SET #free = :until")
                  .conditionExpression("attribute_exists(pk)")
                  .expressionAttributeNames(Map.of("#free", DueItem.FREE))
                  .expressionAttributeValues(Map.of(":until", Item.time(until))));
    } catch (ConditionalCheckFailedException _) {
      // It has ended meanwhile, and its entry is gone.
    }
  }

  private static ItemKey event(Due.Reply reply) {
    return Keys.event(reply.account(), Optional.of(reply.chat()), reply.key());
  }

  private static ItemKey entry(Due.Reply reply, Item event) {
    return Keys.dueReply(reply.account(), reply.chat(), reply.key(), event.instant(EventItem.DUE));
  }

  private static Due.Reply reply(ReplyWork work) {
    return new Due.Reply(work.account(), work.chat(), work.key());
  }
}
