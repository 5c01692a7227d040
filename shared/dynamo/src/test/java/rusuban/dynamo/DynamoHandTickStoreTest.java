package rusuban.dynamo;

import rusuban.app.connection.doctor.HandTickStore;
import rusuban.dynamo.connection.DynamoHandTickStore;
import rusuban.testkit.connection.HandTickStoreContract;

class DynamoHandTickStoreTest extends HandTickStoreContract {
  TestTables tables() {
    return LocalTable.TABLES;
  }

  @Override
  protected HandTickStore empty() {
    return new DynamoHandTickStore(tables().client(), tables().empty());
  }
}
