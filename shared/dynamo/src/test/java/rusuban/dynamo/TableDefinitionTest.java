package rusuban.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The table of a laptop and of tests. */
final class TableDefinitionTest {

  @Test
  void nothing_is_deleted_by_this_machines_clock() {
    var table = LocalTable.TABLES.empty();
    var expiry = LocalTable.TABLES.client().describeTimeToLive(it -> it.tableName(table));
    assertThat(expiry.timeToLiveDescription().timeToLiveStatus())
        .isEqualTo(TimeToLiveStatus.DISABLED);
  }
}
