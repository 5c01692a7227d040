package rusuban.dynamo.connection;

import java.util.Optional;
import rusuban.app.connection.doctor.LineFacts;
import rusuban.app.connection.doctor.LineFactsJson;
import rusuban.app.connection.doctor.LineFactsStore;
import rusuban.core.AccountId;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.TableKeys;
import rusuban.json.Json;
import rusuban.json.JsonText;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** LINE's answers of the last check: one item of an account. */
public final class DynamoLineFactsStore implements LineFactsStore {
  private static final String FACTS = "facts";

  private final DynamoDbClient client;
  private final String table;

  public DynamoLineFactsStore(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public Optional<LineFacts> last(AccountId account) {
    var key = TableKeys.lineFacts(account).attributes();
    var found = client.getItem(get -> get.tableName(table).key(key).consistentRead(true));
    return found.hasItem()
        ? LineFactsJson.read(
            (Json.Obj) JsonText.parse(new ItemAttributes(found.item()).text(FACTS)))
        : Optional.empty();
  }

  @Override
  public void save(AccountId account, LineFacts facts) {
    var item =
        ItemAttributes.at(TableKeys.lineFacts(account))
            .text(FACTS, JsonText.write(LineFactsJson.write(facts)));
    client.putItem(put -> put.tableName(table).item(item.attributes()));
  }
}
