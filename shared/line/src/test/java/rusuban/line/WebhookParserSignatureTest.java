package rusuban.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static rusuban.line.SignedWebhooks.CHANNEL;
import static rusuban.line.SignedWebhooks.SECRET;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.line.WebhookParser.Genuine;
import rusuban.line.WebhookParser.Opened;
import rusuban.line.WebhookParser.Refused;
import rusuban.line.WebhookParser.Unreadable;

class WebhookParserSignatureTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final byte[] EXAMPLE =
      "{\"destination\":\"U8e742f61d673b39c7fff3cecb7536ef0\",\"events\":[]}".getBytes(UTF_8);
  private static final String SIGNATURE = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=";

  @Test
  void the_example_of_lines_documentation_is_genuine() {
    assertThat(WebhookParser.open(CHANNEL, SIGNATURE, EXAMPLE, NOW))
        .isEqualTo(new Genuine(Optional.of("U8e742f61d673b39c7fff3cecb7536ef0"), List.of()));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "=",
        "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs",
        "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLt=",
        "GhRKmvmHys4Pi8DxkF4-EayaH0OqtJtaZxgTD9fMDLs=",
        "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=\n",
        "not Base64 at all!",
        "署名",
        "\uD800",
        "%%%%"
      })
  void what_is_not_the_signature_is_refused(@Nullable String signature) {
    assertThat(WebhookParser.open(CHANNEL, signature, EXAMPLE, NOW)).isEqualTo(new Refused());
  }

  @Test
  void ten_thousand_mutated_signatures_are_all_refused() {
    long seed = 20261123;
    var random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      String mutated = mutated(random);
      assertThat(WebhookParser.open(CHANNEL, mutated, EXAMPLE, NOW))
          .as("seed %d, try %d: %s", seed, i, mutated)
          .isEqualTo(new Refused());
    }
  }

  private static String mutated(Random random) {
    String mutated;
    do {
      var text = new StringBuilder(SIGNATURE);
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        int at = random.nextInt(text.length());
        char other = (char) random.nextInt(random.nextBoolean() ? 128 : 65536);
        switch (random.nextInt(4)) {
          case 0 -> text.setCharAt(at, other);
          case 1 -> text.insert(at, other);
          case 2 -> text.deleteCharAt(at);
          default -> text.setCharAt(at, SIGNATURE.charAt(random.nextInt(SIGNATURE.length())));
        }
      }
      mutated = text.toString();
    } while (mutated.equals(SIGNATURE));
    return mutated;
  }

  @Test
  void a_body_changed_in_any_one_bit_is_refused() {
    for (int bit = 0; bit < EXAMPLE.length * 8; bit++) {
      byte[] changed = EXAMPLE.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(WebhookParser.open(CHANNEL, SIGNATURE, changed, NOW))
          .as("bit %d", bit)
          .isEqualTo(new Refused());
    }
  }

  @Test
  void both_secrets_are_accepted_while_the_secret_is_being_changed() {
    var changing =
        new ChannelCredentials("2000000001", List.of("the-next-one", SECRET), Optional.empty());

    assertThat(WebhookParser.open(changing, SIGNATURE, EXAMPLE, NOW)).isInstanceOf(Genuine.class);
    assertThat(
            WebhookParser.open(
                changing, SignedWebhooks.signature("the-next-one", EXAMPLE), EXAMPLE, NOW))
        .isInstanceOf(Genuine.class);
    assertThat(
            WebhookParser.open(
                changing, SignedWebhooks.signature("another", EXAMPLE), EXAMPLE, NOW))
        .isEqualTo(new Refused());
  }

  @Test
  void an_empty_secret_is_none() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChannelCredentials("2000000001", List.of(""), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "5",
        "{}",
        "{\"events\":null}",
        "{\"events\":{}}",
        "{\"events\":\"x\"}",
        "{\"events\":[]",
        "{\"events\":[]} x",
        "<html>",
        "\u0000"
      })
  void what_is_signed_and_is_no_webhook_is_unreadable(String text) {
    assertThat(open(text.getBytes(UTF_8))).isEqualTo(new Unreadable());
  }

  @Test
  void bytes_that_are_no_utf8_are_unreadable() {
    byte[] body = "{\"destination\":\"?\",\"events\":[]}".getBytes(UTF_8);
    body[16] = (byte) 0xFF;
    assertThat(open(body)).isEqualTo(new Unreadable());
  }

  @Test
  void a_body_nested_without_end_is_unreadable() {
    assertThat(open(("{\"events\":" + "[".repeat(100_000)).getBytes(UTF_8)))
        .isEqualTo(new Unreadable());
    assertThat(open(SignedWebhooks.body("[".repeat(5_000) + "]".repeat(5_000))))
        .isEqualTo(new Unreadable());
  }

  @Test
  void a_webhook_without_destination_is_genuine() {
    assertThat(open("{\"events\":[]}".getBytes(UTF_8)))
        .isEqualTo(new Genuine(Optional.empty(), List.of()));
    assertThat(open("{\"destination\":5,\"events\":[]}".getBytes(UTF_8)))
        .isEqualTo(new Genuine(Optional.empty(), List.of()));
  }

  private Opened open(byte[] body) {
    return WebhookParser.open(CHANNEL, SignedWebhooks.signature(SECRET, body), body, NOW);
  }
}
