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

  private final DynamoTable dynamoTable;

  DynamoAccountStore(DynamoTable dynamoTable) {
    this.dynamoTable = dynamoTable;
  }

  @Override
  public AccountContext read(AccountId account) {
    var live = TableKeys.live(account);
    var state = TableKeys.state(account);
    var found = dynamoTable.get(List.of(live, state));
    return new AccountContext(
        DynamoSettingsRepository.live(found.get(live)), StateItem.orNone(found.get(state)));
  }

  @Override
  public boolean change(AccountId account, VersionedShopState before, ShopState after) {
    var itemAttributes = StateItem.write(account, after, before.revision() + 1);
    var write = dynamoTable.putAt(before.revision(), itemAttributes);
    return dynamoTable.write(List.of(write)) instanceof DynamoTable.Written.Done;
  }

  @Override
  public void noteWebhook(AccountId account, Instant at) {
    try {
      var itemAttributes =
          ItemAttributes.at(TableKeys.webhook(account)).put(AT, ItemAttributes.time(at));
      dynamoTable.client.putItem(
          put ->
              put.tableName(dynamoTable.name)
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
        dynamoTable.client.getItem(
            get -> get.tableName(dynamoTable.name).key(key).consistentRead(true));
    return found.hasItem()
        ? Optional.of(TableKeys.instant(new ItemAttributes(found.item()).text(AT)))
        : Optional.empty();
  }
}
