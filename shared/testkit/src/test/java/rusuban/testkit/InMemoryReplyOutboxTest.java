package rusuban.testkit;

final class InMemoryReplyOutboxTest extends ReplyOutboxContract {
  InMemoryReplyOutboxTest() {
    super(new InMemoryFixture());
  }
}
