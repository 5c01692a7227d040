package rusuban.dynamo;

import rusuban.testkit.ReplyOutboxContract;

final class DynamoReplyOutboxTest extends ReplyOutboxContract {
  DynamoReplyOutboxTest() {
    super(new DynamoFixture(Local.TABLES));
  }
}
