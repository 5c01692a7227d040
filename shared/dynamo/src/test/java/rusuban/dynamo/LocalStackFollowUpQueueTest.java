package rusuban.dynamo;

import org.junit.jupiter.api.Tag;
import rusuban.testkit.store.FollowUpQueueContract;

@Tag("localstack")
final class LocalStackFollowUpQueueTest extends FollowUpQueueContract {
  LocalStackFollowUpQueueTest() {
    super(new DynamoFixture(LocalStackTable.TABLES));
  }
}
