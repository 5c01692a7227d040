package rusuban.dynamo;

import org.junit.jupiter.api.Tag;

@Tag("localstack")
final class LocalStackLineFactsStoreTest extends DynamoLineFactsStoreTest {
  @Override
  TestTables tables() {
    return LocalStackTable.TABLES;
  }
}
