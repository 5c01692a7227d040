package rusuban.dynamo;

import org.junit.jupiter.api.Tag;
import rusuban.testkit.store.DueWorkIndexContract;

@Tag("localstack")
final class LocalStackDueWorkIndexTest extends DueWorkIndexContract {
  LocalStackDueWorkIndexTest() {
    super(new DynamoFixture(LocalStackTable.TABLES));
  }
}
