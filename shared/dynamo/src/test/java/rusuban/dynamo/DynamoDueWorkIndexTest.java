package rusuban.dynamo;

import rusuban.testkit.DueWorkIndexContract;

final class DynamoDueWorkIndexTest extends DueWorkIndexContract {
  DynamoDueWorkIndexTest() {
    super(new DynamoFixture(Local.TABLES));
  }
}
