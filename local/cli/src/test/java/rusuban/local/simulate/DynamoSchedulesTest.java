package rusuban.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.local.dynamodb.DynamoDbLocal;
import rusuban.simulation.Schedules;
import rusuban.testkit.TestSize;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tests with the fakes' schedules: DynamoDB keeps what the fakes promise. */
@Tag(TestSize.SIZED)
@Tag(TestSize.SLOW)
class DynamoSchedulesTest {
  private static final long COUNT = Long.getLong("schedules", TestSize.DATABASE_SCHEDULES.cases());

  @Test
  void no_promise_is_broken_on_dynamodb_local() {
    try (var server = DynamoDbLocal.inMemoryForLong();
        var client = SimulateCommand.client(server)) {
      keepTheirPromises(client, COUNT);
    }
  }

  static void keepTheirPromises(DynamoDbClient client, long count) {
    var result = Schedules.run(1, count, 2, () -> new DynamoScheduleStores(client), _ -> {});
    System.out.println(result.coverageCounts());
    assertThat(result.failure()).isEmpty();
    assertThat(result.coverageCounts().times("push accepted")).isGreaterThan((int) count / 20);
  }
}
