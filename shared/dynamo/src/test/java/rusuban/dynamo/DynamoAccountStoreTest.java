package rusuban.dynamo;

import rusuban.testkit.store.AccountStoreContract;

final class DynamoAccountStoreTest extends AccountStoreContract {
  DynamoAccountStoreTest() {
    super(new DynamoFixture(LocalTable.TABLES));
  }
}
