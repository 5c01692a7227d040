package rusuban.dynamo;

import org.junit.jupiter.api.Tag;

@Tag("localstack")
final class LocalStackAuditLogTest extends DynamoAuditLogTest {
  @Override
  TestTables tables() {
    return LocalStackTable.TABLES;
  }
}
