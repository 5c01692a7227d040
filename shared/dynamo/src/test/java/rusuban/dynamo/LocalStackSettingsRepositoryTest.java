package rusuban.dynamo;

import org.junit.jupiter.api.Tag;

@Tag("localstack")
final class LocalStackSettingsRepositoryTest extends DynamoSettingsRepositoryTest {
  @Override
  TestTables tables() {
    return LocalStackTable.TABLES;
  }
}
