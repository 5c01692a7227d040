package rusuban.dynamo;

import org.junit.jupiter.api.Tag;

@Tag("localstack")
final class LocalStackDraftRepositoryTest extends DynamoDraftRepositoryTest {
  @Override
  TestTables tables() {
    return LocalStackTable.TABLES;
  }
}
