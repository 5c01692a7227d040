package rusuban.testkit.store;

import rusuban.testkit.InMemoryFixture;

final class InMemoryChatStoreTest extends ChatStoreContract {
  InMemoryChatStoreTest() {
    super(new InMemoryFixture());
  }
}
