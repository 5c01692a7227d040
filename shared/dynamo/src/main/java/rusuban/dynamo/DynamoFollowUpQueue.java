package rusuban.dynamo;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rusuban.app.DeliveryOutcome;
import rusuban.app.due.Claim;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.due.FollowUpAttempt;
import rusuban.app.due.PreviousAttempts;
import rusuban.app.followup.FollowUpQueue;
import rusuban.core.AccountId;
import rusuban.core.decision.FollowUp;
import rusuban.dynamo.item.DueItem;
import rusuban.dynamo.item.EventItem;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.ItemKey;
import rusuban.dynamo.item.TableKeys;
import rusuban.json.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Follow-ups that have not ended. Their entry in the due index is their only item. One transaction
 * ends a follow-up: it deletes the entry and writes the history, so both always agree.
 */
final class DynamoFollowUpQueue implements FollowUpQueue {
  private static final String NOT_HELD =
      "attribute_exists(pk) AND #free <= :now AND attempts = :attempts";
  private static final String SAME_ATTEMPT = "attribute_exists(pk) AND attempts = :attempts";
  private static final Map<String, String> NAMES = Map.of("#free", DueItem.FREE);
  private static final Map<String, String> TRIED =
      Map.of("#free", DueItem.FREE, "#open", DueItem.OPEN);

  private final DynamoTable dynamoTable;

  DynamoFollowUpQueue(DynamoTable dynamoTable) {
    this.dynamoTable = dynamoTable;
  }

  @Override
  public Claim<FollowUpAttempt> claim(
      DueFollowUp due, long chatRevision, List<Json> messages, Instant now, Instant leaseUntil) {
    var work = due.next(messages, now, leaseUntil);
    var chat = TableKeys.chat(due.account(), due.followUp().chat());
    return dynamoTable.claim(take(due, work, now), dynamoTable.isAt(chat, chatRevision), work);
  }

  @Override
  public void end(FollowUpAttempt work, DeliveryOutcome ending, Instant at, Instant expires) {
    var key = TableKeys.dueFollowUp(work.account(), work.followUp());
    var delete =
        ending instanceof DeliveryOutcome.Sent
            ? dynamoTable.delete(key)
            : dynamoTable.delete(
                key, SAME_ATTEMPT, Map.of(":attempts", ItemAttributes.numeric(work.attempt())));
    var _ = close(delete, work.account(), work.followUp(), ending, work.messages(), at, expires);
  }

  @Override
  public boolean lapse(DueFollowUp due, DeliveryOutcome ending, Instant now, Instant expires) {
    var delete =
        TransactWriteItem.builder()
            .delete(
                d ->
                    d.tableName(dynamoTable.name)
                        .key(key(due).attributes())
                        .conditionExpression(NOT_HELD)
                        .expressionAttributeNames(NAMES)
                        .expressionAttributeValues(notHeld(due, now)))
            .build();
    var tried = due.previous().map(PreviousAttempts::messages).orElse(List.of());
    return close(delete, due.account(), due.followUp(), ending, tried, now, expires);
  }

  /** A claim counts the attempt in the same item, so only one of claim and cancel succeeds. */
  @Override
  public boolean cancel(DueFollowUp due, DeliveryOutcome ending, Instant now, Instant expires) {
    var delete =
        dynamoTable.delete(key(due), SAME_ATTEMPT, Map.of(":attempts", ItemAttributes.numeric(0)));
    return close(delete, due.account(), due.followUp(), ending, List.of(), now, expires);
  }

  @Override
  public void postpone(DueFollowUp due, Instant now, Instant until) {
    var values = notHeld(due, now);
    values.put(":until", ItemAttributes.time(until));
    free(key(due), "SET #free = :until", NOT_HELD, values, NAMES);
  }

  @Override
  public void release(FollowUpAttempt work, Instant next) {
    free(
        TableKeys.dueFollowUp(work.account(), work.followUp()),
        "SET #free = :until, #open = :open",
        SAME_ATTEMPT,
        Map.of(
            ":attempts", ItemAttributes.numeric(work.attempt()),
            ":open", AttributeValue.fromBool(work.mayHaveBeenSent()),
            ":until", ItemAttributes.time(next)),
        TRIED);
  }

  private TransactWriteItem take(DueFollowUp due, FollowUpAttempt work, Instant now) {
    var values = notHeld(due, now);
    values.put(":lease", ItemAttributes.time(work.leaseUntil()));
    values.put(":open", AttributeValue.fromBool(true));
    values.put(":attempt", ItemAttributes.numeric(work.attempt()));
    values.put(":first", ItemAttributes.string(work.firstTriedAt().toString()));
    values.put(":messages", ItemAttributes.json(work.messages()));
    var update =
        Update.builder()
            .tableName(dynamoTable.name)
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
      dynamoTable.client.updateItem(
          update ->
              update
                  .tableName(dynamoTable.name)
                  .key(key.attributes())
                  .updateExpression(set)
                  .conditionExpression(condition)
                  .expressionAttributeNames(names)
                  .expressionAttributeValues(values));
    } catch (ConditionalCheckFailedException _) {
      // Another worker holds it, or it has ended.
    }
  }

  /** Returns false if it has ended already or another worker holds it. */
  private boolean close(
      TransactWriteItem delete,
      AccountId account,
      FollowUp followUp,
      DeliveryOutcome ending,
      List<Json> messages,
      Instant at,
      Instant expires) {
    var kept = EventItem.ended(account, followUp, ending, messages, at, expires);
    return dynamoTable.write(List.of(delete, dynamoTable.put(kept)))
        instanceof DynamoTable.Written.Done;
  }

  private static Map<String, AttributeValue> notHeld(DueFollowUp due, Instant now) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":now", ItemAttributes.time(now));
    values.put(":attempts", ItemAttributes.numeric(due.attempts()));
    return values;
  }

  private static ItemKey key(DueFollowUp due) {
    return TableKeys.dueFollowUp(due.account(), due.followUp());
  }
}
