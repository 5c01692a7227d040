package rusuban.dynamo;

import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.TableKeys;
import rusuban.testkit.store.StoreFixture;

/** Stores in tables of one DynamoDB. */
final class DynamoFixture implements StoreFixture {
  private final TestTables testTables;
  private String name = "";

  DynamoFixture(TestTables testTables) {
    this.testTables = testTables;
  }

  @Override
  public StorePorts empty() {
    name = testTables.empty();
    return DynamoStorePorts.of(testTables.client(), name);
  }

  @Override
  public void makeLive(AccountId account, long version) {
    var pointer =
        ItemAttributes.at(TableKeys.live(account)).number(DynamoSettingsRepository.LIVE, version);
    testTables.client().putItem(put -> put.tableName(name).item(pointer.attributes()));
  }
}
