package rusuban.dynamo;

import org.junit.jupiter.api.Tag;

@Tag("localstack")
final class LocalStackHandTickStoreTest extends DynamoHandTickStoreTest {
  @Override
  TestTables tables() {
    return LocalStackTable.TABLES;
  }
}
