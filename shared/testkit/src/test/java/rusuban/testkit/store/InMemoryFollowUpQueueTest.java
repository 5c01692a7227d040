package rusuban.testkit.store;

import rusuban.testkit.InMemoryFixture;

final class InMemoryFollowUpQueueTest extends FollowUpQueueContract {
  InMemoryFollowUpQueueTest() {
    super(new InMemoryFixture());
  }
}
