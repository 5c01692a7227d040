package rusuban.dynamo;

import org.junit.jupiter.api.Tag;
import rusuban.testkit.store.ChatStoreContract;

@Tag("localstack")
final class LocalStackChatStoreTest extends ChatStoreContract {
  LocalStackChatStoreTest() {
    super(new DynamoFixture(LocalStackTable.TABLES));
  }
}
