package rusuban.testkit;

final class InMemoryChatArchiveTest extends ChatArchiveContract {
  InMemoryChatArchiveTest() {
    super(new InMemoryFixture());
  }
}
