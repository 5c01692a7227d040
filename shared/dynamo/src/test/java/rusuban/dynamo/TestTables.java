package rusuban.dynamo;

import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A DynamoDB that makes a table for each test. */
record TestTables(DynamoDbClient client) {

  /** Creates an empty table and returns its name. */
  String empty() {
    var name = "test-" + UUID.randomUUID();
    TableDefinition.create(client, name);
    return name;
  }
}
