package rusuban.testkit;

final class InMemoryChatStoreTest extends ChatStoreContract {
  InMemoryChatStoreTest() {
    super(new InMemoryFixture());
  }
}
