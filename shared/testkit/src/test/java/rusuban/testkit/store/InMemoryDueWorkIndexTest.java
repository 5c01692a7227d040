package rusuban.testkit.store;

import rusuban.testkit.InMemoryFixture;

final class InMemoryDueWorkIndexTest extends DueWorkIndexContract {
  InMemoryDueWorkIndexTest() {
    super(new InMemoryFixture());
  }
}
