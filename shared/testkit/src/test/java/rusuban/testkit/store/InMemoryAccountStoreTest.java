package rusuban.testkit.store;

import rusuban.testkit.InMemoryFixture;

final class InMemoryAccountStoreTest extends AccountStoreContract {
  InMemoryAccountStoreTest() {
    super(new InMemoryFixture());
  }
}
