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
import rusuban.dynamo.item.TextBlocks;
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

/** The table and its transactions, with retries. */
public final class DynamoTable {
  private static final String CONDITION_FAILED = "ConditionalCheckFailed";

  /** Reasons for a cancellation that another try may overcome. */
  private static final List<String> PASSING =
      List.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  /** Maximum tries. Pauses of up to 10, 20, 40 … 320 ms take 0.63 s at most, of a webhook's 2 s. */
  private static final int TRIES = 7;

  private static final int FIRST_PAUSE_MS = 10;
  private static final int GET_TRIES = 6;

  /** The most keys that BatchGetItem takes. */
  private static final int KEYS_A_READ = 100;

  final DynamoDbClient client;
  final String name;

  /** Creates the access to this table. */
  public DynamoTable(DynamoDbClient client, String name) {
    this.client = client;
    this.name = name;
  }

  public DynamoDbClient client() {
    return client;
  }

  public String name() {
    return name;
  }

  /** The result of a transaction. */
  public sealed interface Written {

    /** Everything is written. */
    record Done() implements Written {}

    /**
     * Nothing is written, because conditions failed.
     *
     * @param reasons one for each write, in order
     */
    record Refused(List<CancellationReason> reasons) implements Written {

      /** Returns whether the condition of this write failed. */
      public boolean by(int index) {
        return CONDITION_FAILED.equals(reasons.get(index).code());
      }

      /** Returns the item that the failed write found. */
      public Optional<ItemAttributes> found(int index) {
        var reason = reasons.get(index);
        return by(index) && reason.hasItem()
            ? Optional.of(new ItemAttributes(reason.item()))
            : Optional.empty();
      }
    }
  }

  /**
   * Writes all or nothing. A token makes the SDK's own retries of one call safe. Each further try
   * of ours has a new token, because the last one is known to have done nothing. Only a call still
   * in progress keeps its token.
   */
  public Written write(List<TransactWriteItem> writes) {
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

  /** Waits a random time before the next try. Its maximum doubles with each try. */
  void pause(int tried) {
    long atMost = (long) FIRST_PAUSE_MS << Math.min(tried - 1, TRIES);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(atMost + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted between two tries", e);
    }
  }

  /** Claims work by a write with a condition on its chat, and reports each refusal separately. */
  <W> Claim<W> claim(TransactWriteItem take, TransactWriteItem chat, W work) {
    return switch (write(List.of(take, chat))) {
      case Written.Done() -> new Claim.Acquired<>(work);
      case Written.Refused refused when refused.by(0) -> new Claim.Unavailable<>();
      case Written.Refused _ -> new Claim.VersionConflict<>();
    };
  }

  /** Returns the condition that a chat is still at this revision; 0 if it is not stored. */
  TransactWriteItem isAt(ItemKey chat, long revision) {
    var check = ConditionCheck.builder().tableName(name).key(chat.attributes());
    if (revision == 0) check.conditionExpression("attribute_not_exists(pk)");
    else
      check
          .conditionExpression("revision = :revision")
          .expressionAttributeValues(Map.of(":revision", ItemAttributes.numeric(revision)));
    return TransactWriteItem.builder().conditionCheck(check.build()).build();
  }

  /** Reads the items of these keys that exist, strongly consistent. */
  public Map<ItemKey, ItemAttributes> get(List<ItemKey> keys) {
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

  /** Returns the text of these blocks, strongly consistent; empty if one of them is missing. */
  public Optional<String> text(List<ItemKey> blocks) {
    var text = new StringBuilder();
    for (int from = 0; from < blocks.size(); from += KEYS_A_READ) {
      var keys = blocks.subList(from, Math.min(blocks.size(), from + KEYS_A_READ));
      var found = get(keys.stream().distinct().toList());
      for (var key : keys) {
        var item = found.get(key);
        if (item == null) return Optional.empty();
        text.append(TextBlocks.text(item));
      }
    }
    return Optional.of(text.toString());
  }

  public TransactWriteItem put(ItemAttributes itemAttributes) {
    return TransactWriteItem.builder()
        .put(put -> put.tableName(name).item(itemAttributes.attributes()))
        .build();
  }

  /** Returns a put of a new item; if the item exists, the refusal holds it. */
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

  /** Returns a put of a chat at its next revision, if it is still at this one. */
  TransactWriteItem putChat(AccountId account, long revision, Chat after) {
    return putAt(revision, ChatItem.write(account, after, revision + 1));
  }

  /** Returns a put of an item that replaces this revision of it; 0 if it must not exist. */
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

  /** Returns a deletion of an item, whether or not it exists. */
  public TransactWriteItem deleteIfPresent(ItemKey key) {
    return TransactWriteItem.builder()
        .delete(delete -> delete.tableName(name).key(key.attributes()))
        .build();
  }

  private static boolean any(List<CancellationReason> reasons, List<String> codes) {
    return reasons.stream().anyMatch(reason -> codes.contains(reason.code()));
  }
}
