package rusuban.dynamo;

import rusuban.testkit.FollowUpQueueContract;

final class DynamoFollowUpQueueTest extends FollowUpQueueContract {
  DynamoFollowUpQueueTest() {
    super(new DynamoFixture(Local.TABLES));
  }
}
