package rusuban.dynamo;

import rusuban.testkit.ChatStoreContract;

final class DynamoChatStoreTest extends ChatStoreContract {
  DynamoChatStoreTest() {
    super(new DynamoFixture(Local.TABLES));
  }
}
