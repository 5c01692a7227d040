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
 * The table where no template makes it: on a laptop and in tests. On AWS, template.yaml does.
 *
 * <p>Time to live stays off here. The clock is simulated, and DynamoDB Local would delete by this
 * machine's clock what the simulated one still keeps.
 */
public final class TableDefinition {
  private TableDefinition() {}

  /** Makes the table and waits until it can be used; one that is there already stays as it is. */
  public static void create(DynamoDbClient client, String table) {
    try {
      client.createTable(definition(table));
    } catch (ResourceInUseException _) {
      // It is there already.
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
