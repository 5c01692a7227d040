package rusuban.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelCredentialsTest {

  @Test
  void a_channel_is_printed_without_its_secrets() {
    assertThat(new ChannelCredentials("1234", List.of("secret"), Optional.of("token")))
        .hasToString("Channel[1234]");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void it_has_one_secret_or_two_while_it_is_changed(int secrets) {
    assertThat(withSecrets(secrets).secrets()).hasSize(secrets);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void it_has_neither_none_nor_more_than_two(int secrets) {
    assertThatIllegalArgumentException().isThrownBy(() -> withSecrets(secrets));
  }

  private static ChannelCredentials withSecrets(int count) {
    return new ChannelCredentials(
        "1234", List.of("a", "b", "c").subList(0, count), Optional.empty());
  }
}
