package rusuban.testkit.connection;

import rusuban.app.connection.doctor.LineFactsStore;

final class InMemoryLineFactsStoreTest extends LineFactsStoreContract {
  @Override
  protected LineFactsStore empty() {
    return new InMemoryLineFactsStore();
  }
}
