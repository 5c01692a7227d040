package rusuban.dynamo;

import org.junit.jupiter.api.Tag;
import rusuban.testkit.ChatStoreContract;

@Tag("localstack")
final class LocalStackChatStoreTest extends ChatStoreContract {
  LocalStackChatStoreTest() {
    super(new DynamoFixture(LocalStack.TABLES));
  }
}
