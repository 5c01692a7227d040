package rusuban.dynamo;

import rusuban.testkit.store.DueWorkIndexContract;

final class DynamoDueWorkIndexTest extends DueWorkIndexContract {
  DynamoDueWorkIndexTest() {
    super(new DynamoFixture(LocalTable.TABLES));
  }
}
