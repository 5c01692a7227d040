package rusuban.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static rusuban.line.SignedWebhooks.CHANNEL;
import static rusuban.line.SignedWebhooks.SECRET;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rusuban.core.event.Event;
import rusuban.line.WebhookParser.Genuine;
import rusuban.line.WebhookParser.Opened;
import rusuban.line.WebhookParser.Refused;
import rusuban.line.WebhookParser.Unreadable;

/** Fuzz test with any bytes, signed as a webhook. CONTRIBUTING says how to fuzz. */
@Tag("slow")
class WebhookParserFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  static Stream<Arguments> seeds() {
    var bodies =
        Stream.of("", "{\"events\":[]}", "{\"events\":[null,1,\"\\ud800\",{}]}")
            .map(body -> body.getBytes(UTF_8));
    return Stream.concat(bodies, documented()).map(body -> Arguments.of((Object) body));
  }

  /** Returns each event that LINE documents, in a webhook of its own. */
  private static Stream<byte[]> documented() {
    return SignedWebhooks.names().stream()
        .map(name -> SignedWebhooks.body(SignedWebhooks.event(name)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "3m")
  void any_body_that_is_signed_is_a_webhook_or_none(byte[] body) {
    Opened opened = WebhookParser.open(CHANNEL, SignedWebhooks.signature(SECRET, body), body, NOW);
    switch (opened) {
      case Genuine(var _, var events) -> {
        assertThat(WebhookParser.open(CHANNEL, SignedWebhooks.signature(SECRET, body), body, NOW))
            .as("opened again")
            .isEqualTo(opened);
        events.forEach(WebhookParserFuzzTest::assertCanBeKept);
      }
      case Unreadable() -> {}
      case Refused() -> throw new AssertionError("it is signed");
    }
  }

  private static void assertCanBeKept(Event event) {
    assertThat(event.id()).isNotEmpty();
    for (var text : List.of(event.id(), event.raw(), event.replyToken().orElse("")))
      assertThat(UTF_8.newEncoder().canEncode(text)).as("valid Unicode").isTrue();
  }
}
