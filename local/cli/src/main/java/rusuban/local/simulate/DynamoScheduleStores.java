package rusuban.local.simulate;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import rusuban.app.settings.SettingsRepository;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.dynamo.DynamoDueWorkIndex;
import rusuban.dynamo.DynamoSettingsRepository;
import rusuban.dynamo.DynamoStorePorts;
import rusuban.dynamo.TableDefinition;
import rusuban.simulation.ScheduleStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Stores in one table, one after the other. Each finds the table empty and owns everything in it.
 * Emptying a table is faster than creating one.
 */
final class DynamoScheduleStores implements Supplier<ScheduleStore> {
  /** The largest batch of deletes. */
  private static final int BATCH = 25;

  private final DynamoDbClient client;
  private final String table = "simulation-" + UUID.randomUUID();
  private int made;

  DynamoScheduleStores(DynamoDbClient client) {
    this.client = client;
    TableDefinition.create(client, table);
  }

  @Override
  public ScheduleStore get() {
    empty();
    return new InTable(client, table, new AccountId("s" + made++));
  }

  private void empty() {
    var deletes =
        items(client, table).stream()
            .map(item -> Map.of("pk", item.get("pk"), "sk", item.get("sk")))
            .map(key -> WriteRequest.builder().deleteRequest(it -> it.key(key)).build())
            .toList();
    for (int from = 0; from < deletes.size(); from += BATCH) {
      var batch = deletes.subList(from, Math.min(from + BATCH, deletes.size()));
      var left = client.batchWriteItem(it -> it.requestItems(Map.of(table, batch)));
      if (left.hasUnprocessedItems() && !left.unprocessedItems().isEmpty())
        throw new IllegalStateException("the table is not emptied");
    }
  }

  private static List<Map<String, AttributeValue>> items(DynamoDbClient client, String table) {
    var all = new ArrayList<Map<String, AttributeValue>>();
    client
        .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
        .items()
        .forEach(all::add);
    return all;
  }

  /** The store of one schedule. */
  private record InTable(
      DynamoDbClient client,
      String table,
      AccountId account,
      StorePorts stores,
      SettingsRepository versions,
      List<Integer> shards)
      implements ScheduleStore {

    InTable(DynamoDbClient client, String table, AccountId account) {
      this(
          client,
          table,
          account,
          DynamoStorePorts.of(client, table),
          new DynamoSettingsRepository(client, table),
          ScheduleStore.customers().stream()
              .map(customer -> DynamoDueWorkIndex.shard(account, customer))
              .distinct()
              .sorted()
              .toList());
    }

    @Override
    public String everything() {
      return items(client, table).stream().map(Map::toString).collect(joining("\n"));
    }
  }
}
