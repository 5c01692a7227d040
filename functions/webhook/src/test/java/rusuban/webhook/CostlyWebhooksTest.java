package rusuban.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of webhooks built to cost as much as two megabytes can. Each must end soon. */
class CostlyWebhooksTest {
  private static final Duration MOST = Duration.ofMillis(100);
  private static final String EVENT =
      """
      {"type":"message","message":{"type":"text","id":"5928","text":"予約 canary"},\
      "webhookEventId":"01M85ZHMY8K0PSWFNSJVTN0001","timestamp":1795497186248,\
      "source":{"type":"user","userId":"U4af4980629b7c1f26d0e5a93c8d71b20"},\
      "replyToken":"canary-token","mode":"active","more":%s}\
      """;

  private final WebhookFixture webhookFixture = new WebhookFixture();

  @ParameterizedTest(name = "{0} times {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "900 | [ | 200",
        "20000 | {}, | 200",
        "49000 | {}, | 200",
        "95000 | 0, | 200",
        "700000 | 0, | 400",
        "350000 | {}, | 400",
        "1000 | NUMBER, | 200",
        "340000 | \\ud800 | 200",
        "280000 | a\\u0301 | 200",
        "1000000 | [ | 400",
        "24000 | {'replyToken':1}, | 200",
        "100000 | {'replyToken':1}, | 400",
      })
  void one_event_full_of_anything_ends_soon(int times, String part, int status) {
    var piece = part.replace('\'', '"').replace("NUMBER", "9".repeat(900));
    var inside = piece.equals("[") ? "[".repeat(times) + "]".repeat(times) : piece.repeat(times);
    var more = piece.contains("\\") ? "\"" + inside + "\"" : inside;
    assertEndsSoon(piece.endsWith(",") ? "[" + more + "0]" : more, status);
  }

  @ParameterizedTest
  @CsvSource({"45000, 200", "150000, 400"})
  void an_event_of_many_fields_ends_soon(int fields, int status) {
    var all = IntStream.range(0, fields).mapToObj(i -> "\"k" + i + "\":0");
    assertEndsSoon(all.collect(Collectors.joining(",", "{", "}")), status);
  }

  @ParameterizedTest
  @CsvSource({"999, 200, 1000", "1000, 400, 0", "100000, 400, 0"})
  void a_webhook_of_many_events_is_kept_whole_or_is_none(int more, int status, int kept) {
    assertEndsSoon(
        "{\"events\":[" + EVENT.formatted("0") + ",{}".repeat(more) + "]}", status, kept);
  }

  private void assertEndsSoon(String more, int status) {
    var body = "{\"events\":[" + EVENT.formatted(more) + "]}";
    assertEndsSoon(body, status, status == 200 ? 1 : 0);
  }

  private void assertEndsSoon(String body, int status, int kept) {
    var event = WebhookRequestBuilder.signed(body).event();
    ThreadCpuTime.assertWithin(
        MOST,
        "a costly webhook",
        () -> {
          webhookFixture.anew();
          assertThat(webhookFixture.receives(event)).isEqualTo(status);
        });
    assertThat(webhookFixture.recorded).hasSize(kept);
  }
}
