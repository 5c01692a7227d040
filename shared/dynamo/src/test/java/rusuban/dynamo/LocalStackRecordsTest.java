package rusuban.dynamo;

import org.junit.jupiter.api.Tag;

@Tag("localstack")
final class LocalStackRecordsTest extends DynamoRecordsTest {
  @Override
  Tables tables() {
    return LocalStack.TABLES;
  }
}
