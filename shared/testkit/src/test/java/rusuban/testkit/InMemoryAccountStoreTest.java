package rusuban.testkit;

final class InMemoryAccountStoreTest extends AccountStoreContract {
  InMemoryAccountStoreTest() {
    super(new InMemoryFixture());
  }
}
