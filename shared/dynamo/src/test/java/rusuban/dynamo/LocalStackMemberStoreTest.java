package rusuban.dynamo;

import org.junit.jupiter.api.Tag;

@Tag("localstack")
final class LocalStackMemberStoreTest extends DynamoMemberStoreTest {
  @Override
  TestTables tables() {
    return LocalStackTable.TABLES;
  }
}
