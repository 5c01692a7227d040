package rusuban.dynamo;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import rusuban.local.dynamodb.DynamoDbLocal;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local, started once for all tests of this JVM, with a table for each test. */
final class Local {
  private static final AtomicInteger TABLES = new AtomicInteger();
  private static final DynamoDbLocal SERVER = DynamoDbLocal.inMemory();

  static final DynamoDbClient CLIENT =
      DynamoClients.create(
          "ap-northeast-1",
          Optional.of(SERVER.endpoint()),
          StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));

  private Local() {}

  /** The name of a table in which nothing lies. */
  static String emptyTable() {
    var name = "test-" + TABLES.incrementAndGet();
    TableDefinition.create(CLIENT, name);
    return name;
  }
}
