package rusuban.dynamo;

import rusuban.app.Records;
import rusuban.core.AccountId;
import rusuban.testkit.RecordsContract;

class DynamoRecordsTest extends RecordsContract {
  private String table = "";

  Tables tables() {
    return Local.TABLES;
  }

  @Override
  protected Records empty() {
    table = tables().empty();
    return new DynamoRecords(tables().client(), table);
  }

  @Override
  protected void makeLive(AccountId account, long version) {
    var pointer = Item.at(Keys.live(account)).number(DynamoSettingsVersions.LIVE, version);
    tables().client().putItem(put -> put.tableName(table).item(pointer.attributes()));
  }
}
