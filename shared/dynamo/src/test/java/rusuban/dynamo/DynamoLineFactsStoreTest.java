package rusuban.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rusuban.app.connection.doctor.LineFactsStore;
import rusuban.core.AccountId;
import rusuban.dynamo.connection.DynamoLineFactsStore;
import rusuban.dynamo.item.ItemAttributes;
import rusuban.dynamo.item.TableKeys;
import rusuban.testkit.connection.LineFactsStoreContract;

class DynamoLineFactsStoreTest extends LineFactsStoreContract {
  TestTables tables() {
    return LocalTable.TABLES;
  }

  @Override
  protected LineFactsStore empty() {
    return new DynamoLineFactsStore(tables().client(), tables().empty());
  }

  @Test
  void what_a_newer_version_wrote_counts_as_no_check() {
    var salon = new AccountId("salon");
    var table = tables().empty();
    var item =
        ItemAttributes.at(TableKeys.lineFacts(salon))
            .text("facts", "{\"at\":\"2026-11-24T05:18:00Z\",\"bot\":{\"problem\":\"NEW\"}}");
    tables().client().putItem(put -> put.tableName(table).item(item.attributes()));
    assertThat(new DynamoLineFactsStore(tables().client(), table).last(salon)).isEmpty();
  }
}
