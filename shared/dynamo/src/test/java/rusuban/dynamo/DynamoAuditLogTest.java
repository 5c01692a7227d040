package rusuban.dynamo;

import rusuban.app.people.PeoplePorts;
import rusuban.dynamo.people.DynamoPeoplePorts;
import rusuban.testkit.people.AuditLogContract;

class DynamoAuditLogTest extends AuditLogContract {
  TestTables tables() {
    return LocalTable.TABLES;
  }

  @Override
  protected PeoplePorts empty() {
    return DynamoPeoplePorts.of(tables().client(), tables().empty());
  }
}
