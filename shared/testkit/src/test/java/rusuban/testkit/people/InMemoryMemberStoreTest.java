package rusuban.testkit.people;

import rusuban.app.people.PeoplePorts;

final class InMemoryMemberStoreTest extends MemberStoreContract {
  @Override
  protected PeoplePorts empty() {
    return InMemoryPeoplePorts.empty();
  }
}
