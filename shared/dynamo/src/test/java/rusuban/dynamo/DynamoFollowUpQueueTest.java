package rusuban.dynamo;

import rusuban.testkit.store.FollowUpQueueContract;

final class DynamoFollowUpQueueTest extends FollowUpQueueContract {
  DynamoFollowUpQueueTest() {
    super(new DynamoFixture(LocalTable.TABLES));
  }
}
