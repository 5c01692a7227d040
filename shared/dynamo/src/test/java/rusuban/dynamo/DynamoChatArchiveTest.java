package rusuban.dynamo;

import rusuban.testkit.store.ChatArchiveContract;

final class DynamoChatArchiveTest extends ChatArchiveContract {
  DynamoChatArchiveTest() {
    super(new DynamoFixture(LocalTable.TABLES));
  }
}
