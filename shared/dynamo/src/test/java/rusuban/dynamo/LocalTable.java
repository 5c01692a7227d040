package rusuban.dynamo;

import java.util.Optional;
import rusuban.local.dynamodb.DynamoDbLocal;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** DynamoDB Local, started once for all tests of this JVM. */
final class LocalTable {
  static final TestTables TABLES =
      new TestTables(
          DynamoClients.create(
              "ap-northeast-1",
              Optional.of(DynamoDbLocal.inMemory().endpoint()),
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))));

  private LocalTable() {}
}
