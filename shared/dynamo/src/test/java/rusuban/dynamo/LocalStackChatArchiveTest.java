package rusuban.dynamo;

import org.junit.jupiter.api.Tag;
import rusuban.testkit.store.ChatArchiveContract;

@Tag("localstack")
final class LocalStackChatArchiveTest extends ChatArchiveContract {
  LocalStackChatArchiveTest() {
    super(new DynamoFixture(LocalStackTable.TABLES));
  }
}
