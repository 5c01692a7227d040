package rusuban.local.simulate;

import cloud.localstack.awssdkv2.TestUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tests with fewer schedules on any server at port 4566, as a slow second opinion. */
@Tag("localstack")
final class LocalStackSchedulesTest {
  private static final long COUNT = 200;

  @Test
  void no_promise_is_broken_on_a_second_dynamodb() {
    try (var client =
        TestUtils.wrapApiSyncClientV2(DynamoDbClient.builder(), "http://localhost:4566").build()) {
      DynamoSchedulesTest.keepTheirPromises(client, COUNT);
    }
  }
}
