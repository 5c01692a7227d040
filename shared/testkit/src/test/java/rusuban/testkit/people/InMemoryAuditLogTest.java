package rusuban.testkit.people;

import rusuban.app.people.PeoplePorts;

final class InMemoryAuditLogTest extends AuditLogContract {
  @Override
  protected PeoplePorts empty() {
    return InMemoryPeoplePorts.empty();
  }
}
