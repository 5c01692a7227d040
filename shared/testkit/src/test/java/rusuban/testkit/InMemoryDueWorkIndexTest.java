package rusuban.testkit;

final class InMemoryDueWorkIndexTest extends DueWorkIndexContract {
  InMemoryDueWorkIndexTest() {
    super(new InMemoryFixture());
  }
}
