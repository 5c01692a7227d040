package rusuban.testkit.store;

import rusuban.testkit.InMemoryFixture;

final class InMemoryReplyOutboxTest extends ReplyOutboxContract {
  InMemoryReplyOutboxTest() {
    super(new InMemoryFixture());
  }
}
