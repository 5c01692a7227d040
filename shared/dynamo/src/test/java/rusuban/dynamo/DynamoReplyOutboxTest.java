package rusuban.dynamo;

import rusuban.testkit.store.ReplyOutboxContract;

final class DynamoReplyOutboxTest extends ReplyOutboxContract {
  DynamoReplyOutboxTest() {
    super(new DynamoFixture(LocalTable.TABLES));
  }
}
