package rusuban.dynamo;

import org.junit.jupiter.api.Tag;
import rusuban.testkit.FollowUpQueueContract;

@Tag("localstack")
final class LocalStackFollowUpQueueTest extends FollowUpQueueContract {
  LocalStackFollowUpQueueTest() {
    super(new DynamoFixture(LocalStack.TABLES));
  }
}
