package rusuban.local.role;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rusuban.app.DeliveryOutcome;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.SendResult;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.dynamo.DynamoSettingsRepository;
import rusuban.dynamo.DynamoStorePorts;
import rusuban.dynamo.TableDefinition;
import rusuban.followup.ShardDrainHandler;
import rusuban.local.dynamodb.DynamoDbLocal;
import rusuban.local.ssm.SimulatedParameterStore;
import rusuban.ssm.SsmChannelRepository;
import rusuban.testkit.FakeChannelRepository;
import rusuban.testkit.FakeMessagingApi;
import rusuban.testkit.LiveSettings;
import rusuban.testkit.SettableClock;
import rusuban.wiring.CompositionRoot;
import rusuban.wiring.EmfTelemetry;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Tests that the roles of template.yaml allow exactly the actions that the functions need. A
 * missing action means an AccessDenied. No other test finds it, since the local stores allow all.
 */
class RolesTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final String TABLE = "rusuban";
  private static final String SECRET = "canary-channel-secret";
  private static final Instant AFTERNOON = Instant.parse("2026-11-24T05:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-11-24T11:00:30Z");
  private static final Duration LEASE_OVER = Duration.ofSeconds(30);

  private final SettableClock clock = new SettableClock(AFTERNOON);
  private final DynamoDbLocal dynamo = DynamoDbLocal.inMemory();
  private final FakeMessagingApi line = new FakeMessagingApi();
  private final FakeChannelRepository channels =
      new FakeChannelRepository()
          .with(SALON, new ChannelCredentials("1", List.of(SECRET), Optional.of("canary-token")));
  private final ByteArrayOutputStream telemetry = new ByteArrayOutputStream();
  private final RequestedActions byWebhook = new RequestedActions();
  private final RequestedActions byFollowup = new RequestedActions();
  private final RequestedActions byDrain = new RequestedActions();
  private final RequestedActions byTest = new RequestedActions();
  private final CompositionRoot compositionRoot = parts(byTest);
  private int events;
  private Runnable round = this::tick;

  @BeforeEach
  void the_salon_has_its_settings() throws IOException {
    TableDefinition.create(client(byTest), TABLE);
    var settings = Files.readString(Path.of("../../examples/salon.json"));
    LiveSettings.save(compositionRoot.versions(), SALON, settings, "test", clock.instant());
  }

  @AfterEach
  void the_store_is_gone() {
    dynamo.close();
  }

  private DynamoDbClient client(RequestedActions requestedActions) {
    return DynamoDbClient.builder()
        .region(Region.AP_NORTHEAST_1)
        .endpointOverride(endpoint())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(settings -> settings.addExecutionInterceptor(requestedActions))
        .build();
  }

  private URI endpoint() {
    return dynamo.endpoint();
  }

  private CompositionRoot parts(RequestedActions requestedActions) {
    var client = client(requestedActions);
    return CompositionRoot.of(
        DynamoStorePorts.of(client, TABLE),
        new DynamoSettingsRepository(client, TABLE),
        channels,
        line,
        new EmfTelemetry(new PrintStream(telemetry, true, UTF_8), clock),
        clock);
  }

  @Test
  void each_role_allows_what_its_function_asks_of_the_table_and_nothing_else() throws Exception {
    everythingThatHappens();
    assertThat(byWebhook.actions()).as("webhook").isEqualTo(allowed("UseTable"));
    assertThat(byFollowup.actions()).as("followup").isEqualTo(allowed("UseTable"));
  }

  @Test
  void a_consumer_asks_the_same_of_its_shard() throws Exception {
    round = this::drainEachShard;
    everythingThatHappens();
    assertThat(byDrain.actions()).as("drain").isEqualTo(allowed("UseTable"));
    assertThat(byFollowup.actions()).isEmpty();
  }

  @Test
  void each_role_allows_what_reading_the_secrets_needs_and_nothing_else() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", new SimulatedParameterStore(Map.of()));
    server.start();
    var asked = new RequestedActions();
    try (var ssm =
        SsmClient.builder()
            .region(Region.AP_NORTHEAST_1)
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(settings -> settings.addExecutionInterceptor(asked))
            .build()) {
      var stored =
          new SsmChannelRepository(ssm, "/rusuban/x", (_, _, _) -> {}, clock, Runnable::run);
      stored.find(SALON);
      stored.accounts();
    } finally {
      server.stop(0);
    }
    assertThat(asked.actions()).isEqualTo(allowed("ReadSecrets"));
  }

  /** Lets an event, a reply and a follow-up begin, go on and end in every possible way. */
  private void everythingThatHappens() throws Exception {
    var answered = message("U1", "予約");
    assertThat(delivered(answered)).isEqualTo(200);
    assertThat(delivered(answered)).as("a duplicate").isEqualTo(200);
    assertThat(endings("U1")).allMatch(DeliveryOutcome.Sent.class::isInstance);
    cutOffAndRedelivered();
    triedAgainByTheTick();
    longMessageUnsent();
    assertThat(delivered(event("follow", "U4", "\"follow\":{\"isUnblocked\":false},")))
        .isEqualTo(200);
    refusedForGood();
    followUpsOfTheEvening();
  }

  /** Kills the function after it stored the event. LINE then sends the event again. */
  private void cutOffAndRedelivered() throws Exception {
    var message = message("U2", "料金");
    byWebhook.dieAfterTransactions(1);
    delivered(message);
    byWebhook.live();
    assertThat(
            compositionRoot.stores().archive().history(SALON, new ChatId("U2"), clock.instant(), 9))
        .singleElement()
        .satisfies(kept -> assertThat(kept.outcome()).isEmpty());
    clock.advance(LEASE_OVER);
    assertThat(delivered(message)).isEqualTo(200);
    assertThat(endings("U2")).hasSize(1);
  }

  private void triedAgainByTheTick() throws Exception {
    line.fails(new SendResult.NotSent(), new SendResult.NotSent(), new SendResult.NotSent());
    assertThat(delivered(message("U3", "予約"))).isEqualTo(200);
    clock.advance(LEASE_OVER);
    round.run();
    assertThat(endings("U3")).hasSize(1);
  }

  private void longMessageUnsent() throws Exception {
    var text = "あ".repeat(250_000);
    assertThat(delivered(event("message", "U5", said("m-long", text)))).isEqualTo(200);
    assertThat(delivered(event("unsend", "U5", "\"unsend\":{\"messageId\":\"m-long\"},")))
        .isEqualTo(200);
    assertThat(
            compositionRoot
                .stores()
                .archive()
                .history(SALON, new ChatId("U5"), clock.instant(), 9)
                .getLast()
                .raw())
        .isEmpty();
  }

  private void refusedForGood() throws Exception {
    line.fails(new SendResult.Refused(403));
    assertThat(delivered(message("U6", "予約"))).isEqualTo(200);
    assertThat(endings("U6")).hasAtLeastOneElementOfType(DeliveryOutcome.Failed.class);
  }

  /** Sends follow-ups, one at its second try. One lapses because the customer has left. */
  private void followUpsOfTheEvening() throws Exception {
    assertThat(delivered(event("unfollow", "U1", ""))).isEqualTo(200);
    clock.set(EVENING);
    line.fails(new SendResult.OutcomeUnknown());
    round.run();
    clock.advance(Duration.ofMinutes(2));
    round.run();
    assertThat(endings("U1")).hasAtLeastOneElementOfType(DeliveryOutcome.Skipped.class);
    assertThat(endings("U2"))
        .anyMatch(
            ending ->
                ending instanceof DeliveryOutcome.Sent(var via, _)
                    && via == DeliveryOutcome.Via.PUSH);
  }

  private List<DeliveryOutcome> endings(String chat) {
    return compositionRoot
        .stores()
        .archive()
        .history(SALON, new ChatId(chat), clock.instant(), 99)
        .stream()
        .flatMap(kept -> kept.outcome().stream())
        .toList();
  }

  private void tick() {
    new rusuban.followup.TickHandler(parts(byFollowup), Map.of())
        .handleRequest(new ScheduledEvent(), fiftySeconds());
  }

  private void drainEachShard() {
    var drain = new ShardDrainHandler(parts(byDrain), Map.of());
    for (int shard = 0; shard < compositionRoot.stores().dueWork().shards(); shard++) {
      var message = new SQSEvent.SQSMessage();
      message.setBody(Integer.toString(shard));
      var event = new SQSEvent();
      event.setRecords(List.of(message));
      drain.handleRequest(event, fiftySeconds());
    }
  }

  private int delivered(String event) throws GeneralSecurityException {
    var body = "{\"destination\":\"U0\",\"events\":[" + event + "]}";
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    var signature = Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(UTF_8)));
    var request =
        APIGatewayV2HTTPEvent.builder()
            .withPathParameters(Map.of("account", SALON.value()))
            .withHeaders(Map.of("x-line-signature", signature))
            .withBody(body)
            .build();
    return new rusuban.webhook.WebhookHandler(parts(byWebhook))
        .handleRequest(request, fiftySeconds())
        .getStatusCode();
  }

  private String message(String chat, String text) {
    return event("message", chat, said("m" + events, text));
  }

  private static String said(String id, String text) {
    return "\"message\":{\"type\":\"text\",\"id\":\"" + id + "\",\"text\":\"" + text + "\"},";
  }

  private String event(String type, String chat, String fields) {
    events++;
    return """
    {"type":"%s","webhookEventId":"e%d","timestamp":%d,"mode":"active",%s
     "deliveryContext":{"isRedelivery":false},"replyToken":"token-%d",
     "source":{"type":"user","userId":"%s"}}\
    """
        .formatted(type, events, clock.instant().toEpochMilli(), fields, events, chat);
  }

  private static com.amazonaws.services.lambda.runtime.Context fiftySeconds() {
    return (com.amazonaws.services.lambda.runtime.Context)
        Proxy.newProxyInstance(
            RolesTest.class.getClassLoader(),
            new Class<?>[] {com.amazonaws.services.lambda.runtime.Context.class},
            (_, method, _) -> {
              assertThat(method.getName()).isEqualTo("getRemainingTimeInMillis");
              return 50_000;
            });
  }

  /** Returns the actions of a statement of template.yaml. */
  private static Set<String> allowed(String statement) throws IOException {
    var template = Files.readString(Path.of("../../template.yaml"));
    var block = template.substring(template.indexOf("- Sid: " + statement + "\n"));
    var actions = block.substring(0, block.indexOf("Resource:"));
    var found = new TreeSet<String>();
    Pattern.compile("(dynamodb|ssm):\\w+")
        .matcher(actions)
        .results()
        .forEach(it -> found.add(it.group()));
    return found;
  }
}
