package rusuban.dynamo;

import rusuban.dynamo.item.ItemKey;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The table on a laptop and in tests. On AWS, template.yaml creates it.
 *
 * <p>Time to live stays off here. The clock is simulated, and DynamoDB Local would delete items by
 * this machine's clock too early.
 */
public final class TableDefinition {
  private TableDefinition() {}

  /** Creates the table and waits until it is active; leaves an existing one as it is. */
  public static void create(DynamoDbClient client, String table) {
    try {
      client.createTable(definition(table));
    } catch (ResourceInUseException _) {
      // The table exists already.
    }
    client.waiter().waitUntilTableExists(request -> request.tableName(table)).matched();
  }

  private static CreateTableRequest definition(String table) {
    return CreateTableRequest.builder()
        .tableName(table)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(text(ItemKey.PARTITION), text(ItemKey.SORT))
        .keySchema(key(ItemKey.PARTITION, KeyType.HASH), key(ItemKey.SORT, KeyType.RANGE))
        .build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
