package rusuban.dynamo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import rusuban.app.due.Claim;
import rusuban.core.AccountId;
import rusuban.core.chat.Chat;
import rusuban.dynamo.item.ChatItem;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.ItemKey;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** The table, and how a transaction on it is carried through. */
final class TransactionWriter {
  private static final String CONDITION_FAILED = "ConditionalCheckFailed";

  /** What a transaction is cancelled for though another try may pass. */
  private static final List<String> PASSING =
      List.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  /** Up to 10, 20, 40 … 320 ms: two thirds of a second at most, of a webhook's two. */
  private static final int TRIES = 7;

  private static final int FIRST_PAUSE_MS = 10;
  private static final int GET_TRIES = 6;

  final DynamoDbClient client;
  final String name;

  TransactionWriter(DynamoDbClient client, String name) {
    this.client = client;
    this.name = name;
  }

  /** What became of a transaction. */
  sealed interface Written {

    /** All of it. */
    record Done() implements Written {}

    /**
     * Nothing of it, since conditions failed.
     *
     * @param reasons one for each of its writes, in their order
     */
    record Refused(List<CancellationReason> reasons) implements Written {

      /** Whether the condition of this write is among those that failed. */
      boolean by(int index) {
        return CONDITION_FAILED.equals(reasons.get(index).code());
      }

      /** The item as it was found by the write that failed. */
      Optional<ItemAttributes> found(int index) {
        var reason = reasons.get(index);
        return by(index) && reason.hasItem()
            ? Optional.of(new ItemAttributes(reason.item()))
            : Optional.empty();
      }
    }
  }

  /**
   * Writes all or nothing. A token makes the SDK's own retries of one call safe; every further try
   * of ours is a call of its own, since the one before is known to have done nothing, except where
   * that one is still in progress.
   */
  Written write(List<TransactWriteItem> writes) {
    var token = UUID.randomUUID().toString();
    for (int left = TRIES - 1; ; left--) {
      try {
        client.transactWriteItems(
            TransactWriteItemsRequest.builder()
                .transactItems(writes)
                .clientRequestToken(token)
                .build());
        return new Written.Done();
      } catch (TransactionCanceledException e) {
        var reasons = e.cancellationReasons();
        if (any(reasons, List.of(CONDITION_FAILED))) return new Written.Refused(reasons);
        if (left == 0 || !any(reasons, PASSING)) throw e;
        token = UUID.randomUUID().toString();
      } catch (TransactionInProgressException e) {
        if (left == 0) throw e;
      }
      pause(TRIES - left);
    }
  }

  /** Waits before the next try, the longer the more there were, each a little different. */
  void pause(int tried) {
    long atMost = (long) FIRST_PAUSE_MS << Math.min(tried - 1, TRIES);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(atMost + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted between two tries", e);
    }
  }

  /** Takes work by a write, on a condition on its chat; what either refuses is told apart. */
  <W> Claim<W> claim(TransactWriteItem take, TransactWriteItem chat, W work) {
    return switch (write(List.of(take, chat))) {
      case Written.Done() -> new Claim.Acquired<>(work);
      case Written.Refused refused when refused.by(0) -> new Claim.Unavailable<>();
      case Written.Refused _ -> new Claim.VersionConflict<>();
    };
  }

  /** The condition that a chat is still at this revision; 0 where it is not stored. */
  TransactWriteItem isAt(ItemKey chat, long revision) {
    var check = ConditionCheck.builder().tableName(name).key(chat.attributes());
    if (revision == 0) check.conditionExpression("attribute_not_exists(pk)");
    else
      check
          .conditionExpression("revision = :revision")
          .expressionAttributeValues(Map.of(":revision", ItemAttributes.numeric(revision)));
    return TransactWriteItem.builder().conditionCheck(check.build()).build();
  }

  /** The items of these keys that there are, strongly consistent. */
  Map<ItemKey, ItemAttributes> get(List<ItemKey> keys) {
    var found = new HashMap<ItemKey, ItemAttributes>();
    var left = keys.stream().map(ItemKey::attributes).toList();
    for (int tried = 1; !left.isEmpty(); tried++) {
      var asked = KeysAndAttributes.builder().keys(left).consistentRead(true).build();
      var answer =
          client.batchGetItem(
              BatchGetItemRequest.builder().requestItems(Map.of(name, asked)).build());
      for (var item : answer.responses().getOrDefault(name, List.of()))
        found.put(ItemKey.of(item), new ItemAttributes(item));
      var unread = answer.unprocessedKeys().get(name);
      if (unread == null) break;
      left = unread.keys();
      if (tried == GET_TRIES) throw new IllegalStateException("the table is throttled");
      pause(tried);
    }
    return found;
  }

  TransactWriteItem put(ItemAttributes itemAttributes) {
    return TransactWriteItem.builder()
        .put(put -> put.tableName(name).item(itemAttributes.attributes()))
        .build();
  }

  /** Puts an item where there is none; otherwise it is refused with the one that is there. */
  TransactWriteItem putNew(ItemAttributes itemAttributes) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(name)
                    .item(itemAttributes.attributes())
                    .conditionExpression("attribute_not_exists(pk)")
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  /** Puts a chat at its next revision, where it still is at this one. */
  TransactWriteItem putChat(AccountId account, long revision, Chat after) {
    return putAt(revision, ChatItem.write(account, after, revision + 1));
  }

  /** Puts an item where the one that is there is still at this revision; 0 where there is none. */
  TransactWriteItem putAt(long revision, ItemAttributes itemAttributes) {
    var put = Put.builder().tableName(name).item(itemAttributes.attributes());
    if (revision == 0) put.conditionExpression("attribute_not_exists(pk)");
    else
      put.conditionExpression("revision = :revision")
          .expressionAttributeValues(Map.of(":revision", ItemAttributes.numeric(revision)));
    return TransactWriteItem.builder().put(put.build()).build();
  }

  TransactWriteItem delete(ItemKey key) {
    return delete(key, "attribute_exists(pk)", Map.of());
  }

  TransactWriteItem delete(ItemKey key, String condition, Map<String, AttributeValue> values) {
    var delete =
        Delete.builder().tableName(name).key(key.attributes()).conditionExpression(condition);
    if (!values.isEmpty()) delete.expressionAttributeValues(values);
    return TransactWriteItem.builder().delete(delete.build()).build();
  }

  private static boolean any(List<CancellationReason> reasons, List<String> codes) {
    return reasons.stream().anyMatch(reason -> codes.contains(reason.code()));
  }
}
