package rusuban.dynamo;

import rusuban.testkit.store.ChatStoreContract;

final class DynamoChatStoreTest extends ChatStoreContract {
  DynamoChatStoreTest() {
    super(new DynamoFixture(LocalTable.TABLES));
  }
}
