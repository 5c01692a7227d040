package rusuban.dynamo;

import rusuban.app.store.StorePorts;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The store in one DynamoDB table. */
public final class DynamoStorePorts {
  private DynamoStorePorts() {}

  /** Returns the ports of this table. */
  public static StorePorts of(DynamoDbClient client, String name) {
    var dynamoTable = new DynamoTable(client, name);
    return new StorePorts(
        new DynamoChatStore(dynamoTable),
        new DynamoReplyOutbox(dynamoTable),
        new DynamoFollowUpQueue(dynamoTable),
        new DynamoDueWorkIndex(dynamoTable),
        new DynamoChatArchive(dynamoTable),
        new DynamoAccountStore(dynamoTable));
  }
}
