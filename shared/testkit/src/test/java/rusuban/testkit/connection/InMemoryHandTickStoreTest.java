package rusuban.testkit.connection;

import rusuban.app.connection.doctor.HandTickStore;

final class InMemoryHandTickStoreTest extends HandTickStoreContract {
  @Override
  protected HandTickStore empty() {
    return new InMemoryHandTickStore();
  }
}
