package rusuban.dynamo;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rusuban.app.Ending;
import rusuban.app.Records.Claim;
import rusuban.app.Records.Due;
import rusuban.app.Records.FollowUpWork;
import rusuban.core.AccountId;
import rusuban.core.Json;
import rusuban.core.decision.FollowUp;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Follow-ups that have not ended. Their entry in the due index is all there is of them; it ends by
 * one transaction that deletes it and writes the history, so both always agree.
 */
final class FollowUps {
  private static final String NOT_HELD =
      "attribute_exists(pk) AND #free <= :now AND attempts = :attempts";
  private static final String HELD_BY_US = "attribute_exists(pk) AND attempts = :attempts";
  private static final Map<String, String> NAMES = Map.of("#free", DueItem.FREE);
  private static final Map<String, String> TRIED =
      Map.of("#free", DueItem.FREE, "#open", DueItem.OPEN);

  private final Table table;

  FollowUps(Table table) {
    this.table = table;
  }

  Claim<FollowUpWork> claim(
      Due.Message due, long chatRevision, List<Json> messages, Instant now, Instant leaseUntil) {
    var work = due.next(messages, now, leaseUntil);
    var chat = Keys.chat(due.account(), due.followUp().chat());
    return table.claim(take(due, work, now), table.isAt(chat, chatRevision), work);
  }

  void end(FollowUpWork work, Ending ending, Instant at, Instant expires) {
    var key = Keys.dueMessage(work.account(), work.followUp());
    var delete =
        ending instanceof Ending.Sent
            ? table.delete(key)
            : table.delete(key, HELD_BY_US, Map.of(":attempts", Item.numeric(work.attempt())));
    isClosed(delete, work.account(), work.followUp(), ending, work.messages(), at, expires);
  }

  boolean lapse(Due.Message due, Ending ending, Instant now, Instant expires) {
    var delete =
        TransactWriteItem.builder()
            .delete(
                d ->
                    d.tableName(table.name)
                        .key(key(due).attributes())
                        .conditionExpression(NOT_HELD)
                        .expressionAttributeNames(NAMES)
                        .expressionAttributeValues(notHeld(due, now)))
            .build();
    var tried = due.tried().map(Due.Tried::messages).orElse(List.of());
    return isClosed(delete, due.account(), due.followUp(), ending, tried, now, expires);
  }

  void postpone(Due.Message due, Instant now, Instant until) {
    var values = notHeld(due, now);
    values.put(":until", Item.time(until));
    free(key(due), "SET #free = :until", NOT_HELD, values, NAMES);
  }

  void later(FollowUpWork work, Instant next) {
    free(
        Keys.dueMessage(work.account(), work.followUp()),
        "SET #free = :until, #open = :open",
        HELD_BY_US,
        Map.of(
            ":attempts", Item.numeric(work.attempt()),
            ":open", AttributeValue.fromBool(work.open()),
            ":until", Item.time(next)),
        TRIED);
  }

  private TransactWriteItem take(Due.Message due, FollowUpWork work, Instant now) {
    var values = notHeld(due, now);
    values.put(":lease", Item.time(work.leaseUntil()));
    values.put(":open", AttributeValue.fromBool(true));
    values.put(":attempt", Item.numeric(work.attempt()));
    values.put(":first", Item.string(work.firstTriedAt().toString()));
    values.put(":messages", Item.json(work.messages()));
    var update =
        Update.builder()
            .tableName(table.name)
            .key(key(due).attributes())
            .updateExpression(
                "SET #free = :lease, attempts = :attempt, firstAt = :first, messages = :messages,"
                    + " #open = :open")
            .conditionExpression(NOT_HELD)
            .expressionAttributeNames(TRIED)
            .expressionAttributeValues(values)
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  private void free(
      ItemKey key,
      String set,
      String condition,
      Map<String, AttributeValue> values,
      Map<String, String> names) {
    try {
      table.client.updateItem(
          update ->
              update
                  .tableName(table.name)
                  .key(key.attributes())
                  .updateExpression(set)
                  .conditionExpression(condition)
                  .expressionAttributeNames(names)
                  .expressionAttributeValues(values));
    } catch (ConditionalCheckFailedException _) {
      // Another holds it, or it has ended.
    }
  }

  /** False where it has ended already or another holds it. */
  private boolean isClosed(
      TransactWriteItem delete,
      AccountId account,
      FollowUp followUp,
      Ending ending,
      List<Json> messages,
      Instant at,
      Instant expires) {
    var kept = EventItem.ended(account, followUp, ending, messages, at, expires);
    return table.write(List.of(delete, table.put(kept))) instanceof Table.Written.Done;
  }

  private static Map<String, AttributeValue> notHeld(Due.Message due, Instant now) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":now", Item.time(now));
    values.put(":attempts", Item.numeric(due.attempts()));
    return values;
  }

  private static ItemKey key(Due.Message due) {
    return Keys.dueMessage(due.account(), due.followUp());
  }
}
