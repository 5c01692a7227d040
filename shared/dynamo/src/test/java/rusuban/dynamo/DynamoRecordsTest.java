package rusuban.dynamo;

import rusuban.app.Records;
import rusuban.core.AccountId;
import rusuban.testkit.RecordsContract;

final class DynamoRecordsTest extends RecordsContract {
  private String table = "";

  @Override
  protected Records empty() {
    table = Local.emptyTable();
    return new DynamoRecords(Local.CLIENT, table);
  }

  @Override
  protected void makeLive(AccountId account, long version) {
    var pointer = Item.at(Keys.live(account)).number("live", version);
    Local.CLIENT.putItem(put -> put.tableName(table).item(pointer.attributes()));
  }
}
