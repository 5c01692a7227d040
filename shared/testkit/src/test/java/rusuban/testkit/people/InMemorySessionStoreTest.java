package rusuban.testkit.people;

import rusuban.app.people.PeoplePorts;

final class InMemorySessionStoreTest extends SessionStoreContract {
  @Override
  protected PeoplePorts empty() {
    return InMemoryPeoplePorts.empty();
  }
}
