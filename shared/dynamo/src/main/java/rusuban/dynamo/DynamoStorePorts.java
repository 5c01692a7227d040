package rusuban.dynamo;

import rusuban.app.store.StorePorts;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The store in one DynamoDB table. */
public final class DynamoStorePorts {
  private DynamoStorePorts() {}

  /** Returns the ports of this table. */
  public static StorePorts of(DynamoDbClient client, String name) {
    var transactionWriter = new TransactionWriter(client, name);
    return new StorePorts(
        new DynamoChatStore(transactionWriter),
        new DynamoReplyOutbox(transactionWriter),
        new DynamoFollowUpQueue(transactionWriter),
        new DynamoDueWorkIndex(transactionWriter),
        new DynamoChatArchive(transactionWriter),
        new DynamoAccountStore(transactionWriter));
  }
}
