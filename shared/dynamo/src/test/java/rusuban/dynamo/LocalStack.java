package rusuban.dynamo;

import cloud.localstack.awssdkv2.TestUtils;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whatever answers on port 4566. */
final class LocalStack {
  static final Tables TABLES =
      new Tables(
          TestUtils.wrapApiSyncClientV2(DynamoDbClient.builder(), "http://localhost:4566").build());

  private LocalStack() {}
}
