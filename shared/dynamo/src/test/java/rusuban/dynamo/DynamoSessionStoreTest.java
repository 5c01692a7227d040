package rusuban.dynamo;

import rusuban.app.people.PeoplePorts;
import rusuban.dynamo.people.DynamoPeoplePorts;
import rusuban.testkit.people.SessionStoreContract;

class DynamoSessionStoreTest extends SessionStoreContract {
  TestTables tables() {
    return LocalTable.TABLES;
  }

  @Override
  protected PeoplePorts empty() {
    return DynamoPeoplePorts.of(tables().client(), tables().empty());
  }
}
