package rusuban.dynamo;

import rusuban.app.store.StorePorts;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The store in one DynamoDB table. */
public final class DynamoStorePorts {
  private DynamoStorePorts() {}

  /** Returns the ports of this table. */
  public static StorePorts of(DynamoDbClient client, String name) {
    var table = new Table(client, name);
    return new StorePorts(
        new DynamoChatStore(table),
        new DynamoReplyOutbox(table),
        new DynamoFollowUpQueue(table),
        new DynamoDueWorkIndex(table),
        new DynamoChatArchive(table),
        new DynamoAccountStore(table));
  }
}
