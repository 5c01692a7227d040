package rusuban.dynamo;

import cloud.localstack.awssdkv2.TestUtils;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The server on port 4566, whatever its product. */
final class LocalStackTable {
  static final TestTables TABLES =
      new TestTables(
          TestUtils.wrapApiSyncClientV2(DynamoDbClient.builder(), "http://localhost:4566").build());

  private LocalStackTable() {}
}
