package rusuban.dynamo;

import org.junit.jupiter.api.Tag;
import rusuban.testkit.store.ReplyOutboxContract;

@Tag("localstack")
final class LocalStackReplyOutboxTest extends ReplyOutboxContract {
  LocalStackReplyOutboxTest() {
    super(new DynamoFixture(LocalStackTable.TABLES));
  }
}
