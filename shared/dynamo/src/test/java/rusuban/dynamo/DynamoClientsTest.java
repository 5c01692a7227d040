package rusuban.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;

final class DynamoClientsTest {

  @Test
  void the_keys_of_the_environment_are_used_where_there_are_any() {
    var keys =
        DynamoClients.credentials(
                Map.of(
                    "AWS_ACCESS_KEY_ID", "id",
                    "AWS_SECRET_ACCESS_KEY", "secret",
                    "AWS_SESSION_TOKEN", "session"))
            .resolveCredentials();
    assertThat(keys).isEqualTo(AwsSessionCredentials.create("id", "secret", "session"));
  }

  @Test
  void without_keys_the_container_hands_them_out_as_under_snapstart() {
    assertThat(DynamoClients.credentials(Map.of()))
        .isInstanceOf(ContainerCredentialsProvider.class);
  }
}
