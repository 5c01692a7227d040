package rusuban.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rusuban.app.account.AccountContext;
import rusuban.app.account.AccountStore;
import rusuban.app.account.VersionedShopState;
import rusuban.core.AccountId;
import rusuban.core.shop.ShopState;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.StateItem;
import rusuban.dynamo.item.TableKeys;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The facts of whole accounts in DynamoDB. */
final class DynamoAccountStore implements AccountStore {
  /** The attribute with the time of the newest webhook. */
  private static final String AT = "at";

  private final TransactionWriter transactionWriter;

  DynamoAccountStore(TransactionWriter transactionWriter) {
    this.transactionWriter = transactionWriter;
  }

  @Override
  public AccountContext read(AccountId account) {
    var live = TableKeys.live(account);
    var state = TableKeys.state(account);
    var found = transactionWriter.get(List.of(live, state));
    return new AccountContext(
        DynamoSettingsRepository.live(found.get(live)), StateItem.orNone(found.get(state)));
  }

  @Override
  public boolean change(AccountId account, VersionedShopState before, ShopState after) {
    var itemAttributes = StateItem.write(account, after, before.revision() + 1);
    var write = transactionWriter.putAt(before.revision(), itemAttributes);
    return transactionWriter.write(List.of(write)) instanceof TransactionWriter.Written.Done;
  }

  @Override
  public void noteWebhook(AccountId account, Instant at) {
    try {
      var itemAttributes =
          ItemAttributes.at(TableKeys.webhook(account)).put(AT, ItemAttributes.time(at));
      transactionWriter.client.putItem(
          put ->
              put.tableName(transactionWriter.name)
                  .item(itemAttributes.attributes())
                  .conditionExpression("attribute_not_exists(#at) OR #at < :at")
                  .expressionAttributeNames(Map.of("#at", AT))
                  .expressionAttributeValues(Map.of(":at", ItemAttributes.time(at))));
    } catch (ConditionalCheckFailedException _) {
      // The item already has a newer time.
    }
  }

  @Override
  public Optional<Instant> lastWebhook(AccountId account) {
    var key = TableKeys.webhook(account).attributes();
    var found =
        transactionWriter.client.getItem(
            get -> get.tableName(transactionWriter.name).key(key).consistentRead(true));
    return found.hasItem()
        ? Optional.of(TableKeys.instant(new ItemAttributes(found.item()).text(AT)))
        : Optional.empty();
  }
}
