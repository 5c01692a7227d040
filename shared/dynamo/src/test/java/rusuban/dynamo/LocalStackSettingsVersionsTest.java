package rusuban.dynamo;

import org.junit.jupiter.api.Tag;

@Tag("localstack")
final class LocalStackSettingsVersionsTest extends DynamoSettingsVersionsTest {
  @Override
  Tables tables() {
    return LocalStack.TABLES;
  }
}
