package rusuban.dynamo;

import rusuban.testkit.AccountStoreContract;

final class DynamoAccountStoreTest extends AccountStoreContract {
  DynamoAccountStoreTest() {
    super(new DynamoFixture(Local.TABLES));
  }
}
