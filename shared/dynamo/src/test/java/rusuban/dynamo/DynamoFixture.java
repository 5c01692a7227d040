package rusuban.dynamo;

import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.testkit.StoreFixture;

/** Stores in tables of one DynamoDB. */
final class DynamoFixture implements StoreFixture {
  private final Tables tables;
  private String name = "";

  DynamoFixture(Tables tables) {
    this.tables = tables;
  }

  @Override
  public StorePorts empty() {
    name = tables.empty();
    return DynamoStorePorts.of(tables.client(), name);
  }

  @Override
  public void makeLive(AccountId account, long version) {
    var pointer = Item.at(Keys.live(account)).number(DynamoSettingsRepository.LIVE, version);
    tables.client().putItem(put -> put.tableName(name).item(pointer.attributes()));
  }
}
