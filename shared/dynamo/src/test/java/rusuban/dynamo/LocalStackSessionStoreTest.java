package rusuban.dynamo;

import org.junit.jupiter.api.Tag;

@Tag("localstack")
final class LocalStackSessionStoreTest extends DynamoSessionStoreTest {
  @Override
  TestTables tables() {
    return LocalStackTable.TABLES;
  }
}
