package rusuban.dynamo;

import rusuban.testkit.ChatArchiveContract;

final class DynamoChatArchiveTest extends ChatArchiveContract {
  DynamoChatArchiveTest() {
    super(new DynamoFixture(Local.TABLES));
  }
}
