package rusuban.testkit.store;

import rusuban.testkit.InMemoryFixture;

final class InMemoryChatArchiveTest extends ChatArchiveContract {
  InMemoryChatArchiveTest() {
    super(new InMemoryFixture());
  }
}
