package rusuban.dynamo.people;

import rusuban.app.people.PeoplePorts;
import rusuban.dynamo.DynamoTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The people in the DynamoDB table. */
public final class DynamoPeoplePorts {
  private DynamoPeoplePorts() {}

  /** Returns the ports of this table. */
  public static PeoplePorts of(DynamoDbClient client, String name) {
    var dynamoTable = new DynamoTable(client, name);
    return new PeoplePorts(
        new DynamoMemberStore(dynamoTable),
        new DynamoSessionStore(dynamoTable),
        new DynamoAuditLog(dynamoTable));
  }
}
