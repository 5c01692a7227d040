package rusuban.testkit;

final class InMemoryFollowUpQueueTest extends FollowUpQueueContract {
  InMemoryFollowUpQueueTest() {
    super(new InMemoryFixture());
  }
}
