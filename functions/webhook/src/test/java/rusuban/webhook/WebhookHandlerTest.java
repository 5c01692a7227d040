package rusuban.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.app.DeliveryOutcome;
import rusuban.app.account.AccountStore;
import rusuban.app.chat.ChatArchive;
import rusuban.app.chat.ChatStore;
import rusuban.app.due.DueWorkIndex;
import rusuban.app.followup.FollowUpQueue;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.ChannelRepository;
import rusuban.app.reply.ReplyOutbox;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.testkit.FakeMessagingApi;
import rusuban.testkit.InMemorySettingsRepository;
import rusuban.testkit.store.InMemoryStorePorts;
import rusuban.testkit.store.InMemoryTable;
import rusuban.wiring.CompositionRoot;
import rusuban.wiring.EmfTelemetry;

class WebhookHandlerTest {
  private static final int TWO_MEGABYTES = 2 * 1024 * 1024;
  private static final ChatId HANAKO = new ChatId("U4af4980629b7c1f26d0e5a93c8d71b20");

  private final WebhookFixture webhookFixture = new WebhookFixture();
  private final WebhookRequestBuilder text = WebhookRequestBuilder.file("text.json");

  private static APIGatewayV2HTTPEvent event(
      Map<String, String> path, Map<String, String> headers, String body) {
    return APIGatewayV2HTTPEvent.builder()
        .withPathParameters(path)
        .withHeaders(headers)
        .withBody(body)
        .build();
  }

  private void assertNothingHappened() {
    assertThat(webhookFixture.recorded).isEmpty();
    assertThat(webhookFixture.line().calls()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "bad-signature.json, 401, 0",
    "missing-signature.json, 401, 0",
    "unknown-account.json, 404, 0",
    "empty.json, 200, 0",
    "text.json, 200, 1",
    "text-base64.json, 200, 1",
    "redelivered.json, 200, 1",
    "follow.json, 200, 1",
    "image.json, 200, 1",
    "image-set.json, 200, 2",
    "message-edited.json, 200, 1",
    "unknown-event.json, 200, 1"
  })
  void an_event_file_gets_its_answer(String file, int status, int kept) {
    assertThat(webhookFixture.receives(WebhookRequestBuilder.file(file))).isEqualTo(status);
    assertThat(webhookFixture.recorded).hasSize(kept);
  }

  @Test
  void a_booking_is_answered_and_the_answer_kept() {
    assertThat(webhookFixture.receives(text)).isEqualTo(200);
    assertThat(webhookFixture.line().taken()).hasSize(1);
    assertThat(webhookFixture.kept(HANAKO))
        .singleElement()
        .satisfies(
            kept -> assertThat(kept.outcome()).get().isInstanceOf(DeliveryOutcome.Sent.class));
  }

  @Test
  void the_same_webhook_twice_is_answered_once() {
    assertThat(webhookFixture.receives(text)).isEqualTo(200);
    assertThat(webhookFixture.receives(WebhookRequestBuilder.file("redelivered.json")))
        .isEqualTo(200);
    assertThat(webhookFixture.line().taken()).hasSize(1);
    assertThat(webhookFixture.kept(HANAKO)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-line-signature", "X-Line-Signature", "X-LINE-SIGNATURE"})
  void the_header_comes_in_any_case(String header) {
    var headers = Map.of("Host", "example.com", header, text.signature().orElseThrow());
    var body = new String(text.body(), UTF_8);
    assertThat(webhookFixture.receives(event(Map.of("account", "salon"), headers, body)))
        .isEqualTo(200);
  }

  @Test
  void a_body_in_base64_is_the_same_body() {
    assertThat(webhookFixture.receives(text.base64())).isEqualTo(200);
    assertThat(webhookFixture.kept(HANAKO)).hasSize(1);
  }

  @Test
  void a_body_that_is_no_base64_is_signed_by_nobody() {
    var broken = text.base64();
    broken.setBody("*" + broken.getBody());
    assertThat(webhookFixture.receives(broken)).isEqualTo(401);
    assertNothingHappened();
    assertThat(webhookFixture.telemetry()).contains("SignatureRefused");
  }

  @Test
  void a_request_without_headers_is_refused() {
    var account = Map.of("account", "salon");
    var body = new String(text.body(), UTF_8);
    var bare = APIGatewayV2HTTPEvent.builder().withPathParameters(account).withBody(body).build();
    assertThat(webhookFixture.receives(bare)).isEqualTo(401);
    assertThat(webhookFixture.receives(event(account, Map.of(), body))).isEqualTo(401);
    var empty = new HashMap<>(Collections.<String, String>singletonMap("x-line-signature", null));
    assertThat(webhookFixture.receives(event(account, empty, body))).isEqualTo(401);
    assertNothingHappened();
  }

  @Test
  void a_request_without_a_body_is_refused_unless_it_is_signed_and_then_no_webhook() {
    var account = Map.of("account", "salon");
    var unsigned = APIGatewayV2HTTPEvent.builder().withPathParameters(account).build();
    assertThat(webhookFixture.receives(unsigned)).isEqualTo(401);
    var signed = APIGatewayV2HTTPEvent.builder().withPathParameters(account).build();
    signed.setHeaders(
        Map.of("x-line-signature", WebhookRequestBuilder.signed("").signature().orElseThrow()));
    assertThat(webhookFixture.receives(signed)).isEqualTo(400);
    assertNothingHappened();
  }

  @Test
  void without_an_account_in_the_path_there_is_nobody() {
    assertThat(webhookFixture.receives(APIGatewayV2HTTPEvent.builder().build())).isEqualTo(404);
    assertThat(webhookFixture.receives(event(Map.of(), Map.of(), "{}"))).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "", " ", "SALON/..", "salon\n", "サロン"})
  void an_account_that_is_not_here_is_not_found(String account) {
    var stranger = new WebhookRequestBuilder(account, text.signature(), text.body());
    assertThat(webhookFixture.receives(stranger)).isEqualTo(404);
    assertNothingHappened();
  }

  @Test
  void a_body_of_two_megabytes_is_read_and_one_byte_more_is_too_large() {
    var head = "{\"destination\":\"U8e742f61d673b39c7fff3cecb7536ef0\",\"events\":[],\"x\":\"";
    var full = head + "x".repeat(TWO_MEGABYTES - head.length() - 2) + "\"}";
    assertThat(webhookFixture.receives(WebhookRequestBuilder.signed(full))).isEqualTo(200);
    assertThat(webhookFixture.receives(WebhookRequestBuilder.signed(full + " "))).isEqualTo(413);
    assertThat(webhookFixture.receives(WebhookRequestBuilder.signed(full + " ").base64()))
        .isEqualTo(413);
    assertNothingHappened();
  }

  @Test
  void while_the_secret_is_changed_both_are_accepted() {
    webhookFixture.has(
        new ChannelCredentials(
            "1", List.of("new-secret", WebhookRequestBuilder.SECRET), Optional.empty()));
    assertThat(webhookFixture.receives(text)).isEqualTo(200);
    assertThat(webhookFixture.receives(text.signedWith("new-secret"))).isEqualTo(200);
    assertThat(webhookFixture.receives(text.signedWith("another-secret"))).isEqualTo(401);

    webhookFixture.has(new ChannelCredentials("1", List.of("new-secret"), Optional.empty()));
    assertThat(webhookFixture.receives(text)).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "{}", "{\"events\":{}}", "{\"events\":[]}x"})
  void what_is_signed_and_no_webhook_is_a_bad_request(String body) {
    assertThat(webhookFixture.receives(WebhookRequestBuilder.signed(body))).isEqualTo(400);
    assertThat(webhookFixture.telemetry()).contains("WebhookUnreadable");
    assertNothingHappened();
  }

  @Test
  void a_secret_changed_since_it_was_read_is_looked_up_before_LINE_is_refused() {
    var old = new ChannelCredentials("1", List.of("old-secret"), Optional.empty());
    var now = new ChannelCredentials("1", List.of("new-secret"), Optional.empty());
    ChannelRepository remembering =
        new ChannelRepository() {
          @Override
          public Optional<ChannelCredentials> find(AccountId account) {
            return Optional.of(old);
          }

          @Override
          public Optional<ChannelCredentials> latest(AccountId account) {
            return Optional.of(now);
          }

          @Override
          public java.util.Set<AccountId> accounts() {
            return java.util.Set.of();
          }
        };
    var versions = new InMemorySettingsRepository();
    var telemetry =
        new EmfTelemetry(
            new PrintStream(new ByteArrayOutputStream(), true, UTF_8), webhookFixture.clock);
    var stores = InMemoryStorePorts.of(new InMemoryTable(versions::live));
    var webhookHandler =
        new WebhookHandler(
            CompositionRoot.of(
                stores,
                versions,
                remembering,
                new FakeMessagingApi(),
                telemetry,
                webhookFixture.clock));

    assertThat(status(webhookHandler, text.signedWith("old-secret"))).isEqualTo(200);
    assertThat(status(webhookHandler, text.signedWith("new-secret"))).isEqualTo(200);
    assertThat(status(webhookHandler, text.signedWith("another-secret"))).isEqualTo(401);
    assertThat(
            status(
                webhookHandler,
                new WebhookRequestBuilder(text.account(), Optional.empty(), text.body())))
        .isEqualTo(401);
  }

  private static int status(
      WebhookHandler webhookHandler, WebhookRequestBuilder webhookRequestBuilder) {
    return webhookHandler
        .handleRequest(webhookRequestBuilder.event(), UnusedContext.context())
        .getStatusCode();
  }

  @Test
  void where_one_event_cannot_be_kept_LINE_is_told_and_the_others_are_kept() {
    var multi = WebhookRequestBuilder.file("multi-event.json");
    assertThat(webhookFixture.receives(multi)).isEqualTo(200);
    var all = webhookFixture.recorded.stream().map(entry -> entry.event().id()).toList();
    assertThat(all).hasSizeGreaterThan(1);

    var half = new WebhookFixture(event -> event.id().equals(all.getFirst()));
    assertThat(half.receives(multi)).isEqualTo(500);
    assertThat(half.recorded.stream().map(entry -> entry.event().id()))
        .containsExactlyInAnyOrderElementsOf(all.subList(1, all.size()));
    assertThat(half.telemetry()).contains("WorkFailed").contains(all.getFirst());
  }

  @Test
  void secrets_that_cannot_be_read_are_an_outage_and_no_refusal() {
    var versions = new InMemorySettingsRepository();
    ChannelRepository down =
        new ChannelRepository() {
          @Override
          public Optional<ChannelCredentials> find(AccountId account) {
            throw new IllegalStateException("the store of secrets is down");
          }

          @Override
          public java.util.Set<AccountId> accounts() {
            throw new IllegalStateException("the store of secrets is down");
          }
        };
    var telemetry =
        new EmfTelemetry(
            new PrintStream(new ByteArrayOutputStream(), true, UTF_8), webhookFixture.clock);
    var stores = InMemoryStorePorts.of(new InMemoryTable(versions::live));
    var compositionRoot =
        CompositionRoot.of(
            stores, versions, down, new FakeMessagingApi(), telemetry, webhookFixture.clock);
    // Lambda turns an exception into API Gateway's 500, and LINE sends the webhook again.
    assertThatThrownBy(
            () ->
                new WebhookHandler(compositionRoot)
                    .handleRequest(text.event(), UnusedContext.context()))
        .isInstanceOf(IllegalStateException.class);
  }

  private static StorePorts refusingStore() {
    return new StorePorts(
        refusing(ChatStore.class),
        refusing(ReplyOutbox.class),
        refusing(FollowUpQueue.class),
        refusing(DueWorkIndex.class),
        refusing(ChatArchive.class),
        refusing(AccountStore.class));
  }

  private static <T> T refusing(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, _) -> {
              throw new AssertionError("the table was asked for " + method.getName());
            }));
  }

  @Test
  void the_event_that_keeps_the_snapshot_is_answered_and_nothing_is_done_for_it()
      throws IOException {
    var json = Files.readString(Path.of("../../events").resolve(WebhookRequestBuilder.KEEP_AWAKE));
    APIGatewayV2HTTPEvent event =
        new WebhookSerializer().fromJson(json, APIGatewayV2HTTPEvent.class);
    var telemetry = new ByteArrayOutputStream();
    var out = new EmfTelemetry(new PrintStream(telemetry, true, UTF_8), webhookFixture.clock);
    var line = new FakeMessagingApi();
    var compositionRoot =
        CompositionRoot.of(
            refusingStore(),
            new InMemorySettingsRepository(),
            webhookFixture.channels,
            line,
            out,
            webhookFixture.clock);
    assertThat(
            new WebhookHandler(compositionRoot)
                .handleRequest(event, UnusedContext.context())
                .getStatusCode())
        .isEqualTo(204);
    assertThat(line.taken()).isEmpty();
    assertThat(telemetry.toString(UTF_8)).isEmpty();
  }

  @Test
  void a_request_to_the_route_of_the_webhook_is_none_to_keep_awake_whatever_it_says() {
    var event = text.event();
    event.setRouteKey("POST /webhook/{account}");
    var headers = new HashMap<>(event.getHeaders());
    headers.put("routeKey", "keep-awake");
    event.setHeaders(headers);
    assertThat(webhookFixture.receives(event)).isEqualTo(200);
    event.setPathParameters(Map.of("account", "keep-awake"));
    assertThat(webhookFixture.receives(event)).isEqualTo(404);
  }

  @Test
  void a_webhook_with_a_right_signature_and_an_event_is_noted_and_no_other() {
    assertThat(webhookFixture.receives(WebhookRequestBuilder.file("bad-signature.json")))
        .isEqualTo(401);
    assertThat(webhookFixture.receives(WebhookRequestBuilder.file("empty.json"))).isEqualTo(200);
    assertThat(webhookFixture.lastWebhook()).isEmpty();
    assertThat(webhookFixture.receives(text.event())).isEqualTo(200);
    assertThat(webhookFixture.lastWebhook()).contains(webhookFixture.clock.instant());
  }

  @Test
  void no_word_token_or_secret_reaches_a_log() {
    var body =
        """
        {"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[%s,%s,"canary-element",{"type":"canary-type","x":"canary-field"}]}
        """
            .formatted(message("予約 canary-text"), message("canary-other"));
    var logged = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    System.setOut(new PrintStream(logged, true, UTF_8));
    System.setErr(new PrintStream(logged, true, UTF_8));
    try {
      assertThat(webhookFixture.receives(WebhookRequestBuilder.signed(body))).isEqualTo(200);
      assertThat(webhookFixture.receives(text.withBody(body.getBytes(UTF_8)))).isEqualTo(401);
      assertThat(webhookFixture.receives(WebhookRequestBuilder.signed(body + "canary-end")))
          .isEqualTo(400);
      var outage = new WebhookFixture(_ -> true);
      assertThat(outage.receives(WebhookRequestBuilder.signed(body))).isEqualTo(500);
      logged.writeBytes((webhookFixture.telemetry() + outage.telemetry()).getBytes(UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(logged.toString(UTF_8))
        .contains("EventKept", "SignatureRefused", "WebhookUnreadable", "ReplySent", "WorkFailed")
        .doesNotContain("canary")
        .doesNotContain(WebhookRequestBuilder.SECRET)
        .doesNotContain(text.signature().orElseThrow());
  }

  private static String message(String said) {
    return """
    {"type":"message","message":{"type":"text","id":"5928","quoteToken":"canary-quote","markAsReadToken":"canary-read","text":"%s"},\
    "webhookEventId":"01M85ZHMY8K0PSWFNSJVTN%04d","deliveryContext":{"isRedelivery":false},"timestamp":1795497186248,\
    "source":{"type":"user","userId":"U4af4980629b7c1f26d0e5a93c8d71b20"},"replyToken":"canary-token-%d","mode":"active"}\
    """
        .formatted(said, said.length(), said.length());
  }
}
