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
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The facts of whole accounts in DynamoDB. */
final class DynamoAccountStore implements AccountStore {
  /** The attribute with the time of the newest webhook. */
  private static final String AT = "at";

  private final Table table;

  DynamoAccountStore(Table table) {
    this.table = table;
  }

  @Override
  public AccountContext read(AccountId account) {
    var live = Keys.live(account);
    var state = Keys.state(account);
    var found = table.get(List.of(live, state));
    return new AccountContext(
        DynamoSettingsRepository.live(found.get(live)), StateItem.orNone(found.get(state)));
  }

  @Override
  public boolean change(AccountId account, VersionedShopState before, ShopState after) {
    var item = StateItem.write(account, after, before.revision() + 1);
    var write = table.putAt(before.revision(), item);
    return table.write(List.of(write)) instanceof Table.Written.Done;
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
}
