package rusuban.local.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import rusuban.core.AccountId;
import rusuban.dynamo.DynamoClients;
import rusuban.dynamo.TableDefinition;
import rusuban.line.LineOptions;
import rusuban.local.dynamodb.DynamoDbLocal;
import rusuban.local.invoke.FunctionEnvironment;
import rusuban.local.invoke.InvocationResult;
import rusuban.local.invoke.LambdaFunction;
import rusuban.local.kill.FunctionFleet.Invoked;
import rusuban.local.kill.clocked.ToldTime;
import rusuban.local.line.LineSimulator;
import rusuban.local.line.state.SimulatedChannel;
import rusuban.local.line.state.WebhookDelivery;
import rusuban.local.ssm.SimulatedParameterStore;
import rusuban.testkit.LiveSettings;
import rusuban.wiring.CompositionRoot;

/**
 * A shop whose functions run in processes of their own. It has a time of its own and ticks only on
 * request. Nothing in between repairs what a process leaves behind.
 */
final class KillableShop implements AutoCloseable {
  static final AccountId ACCOUNT = new AccountId("salon");
  private static final String TABLE = "rusuban";
  private static final String SECRETS = "/rusuban/local";
  private static final Instant OPENING = Instant.parse("2026-12-01T00:00:00Z");

  private static final SimulatedChannel CHANNEL =
      new SimulatedChannel(
          "1234567890",
          "8c570fa6dd201bb328f1c1eac23a96d8",
          "local-channel-access-token",
          "U8e742f61d673b39c7fff3cecb7536ef0",
          "@rusuban",
          "試験店",
          OptionalLong.empty());

  private static final String SETTINGS =
      """
      {
        "shop": { "name": "試験店" },
        "responseHours": { "weekdays": { "mon": [] } },
        "keywordRules": [
          { "id": "booking", "match": { "contains": ["予約"] }, "answer": ["答え: 予約"] },
          { "id": "price", "match": { "contains": ["料金"] }, "answer": ["答え: 料金"] }
        ],
        "greeting": { "newFriend": ["答え: {名前}さま、はじめまして"] },
        "followUps": [
          { "id": "thanks", "start": "first-message", "due": { "after": "PT2H", "within": "PT6H" }, "messages": ["お礼"] },
          { "id": "welcome", "start": "follow", "due": { "after": "PT2H", "within": "PT6H" }, "messages": ["お礼"] }
        ],
        "pushWhenReplyFails": true
      }
      """;

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Path folder;
  private final ToldTime time;
  private final DynamoDbLocal dynamo = DynamoDbLocal.inMemory();
  private final HttpServer outside;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LineSimulator line;
  private final CompositionRoot compositionRoot;
  private final SimulatedGateway simulatedGateway;
  private final FunctionFleet webhooks;
  private final FunctionFleet followups;
  private final String tick;
  private final List<Invoked> invoked = new ArrayList<>();
  private Optional<KillPoint> next = Optional.empty();
  private boolean reachable = true;

  KillableShop(Path folder) throws IOException {
    this.folder = folder;
    tick = Files.readString(Path.of("../../events/followup-tick.json"));
    time = new ToldTime(folder.resolve("time"));
    time.set(OPENING);
    line = new LineSimulator(time, CHANNEL);
    outside = outside();
    compositionRoot =
        CompositionRoot.from(
            variables(), time, new PrintStream(log, true, UTF_8), LineOptions.unhurried());
    LiveSettings.save(compositionRoot.versions(), ACCOUNT, SETTINGS, "test", time.instant());
    webhooks = fleet(LambdaFunction.WEBHOOK);
    followups = fleet(LambdaFunction.FOLLOWUP);
    simulatedGateway = new SimulatedGateway(this::webhook);
    line.webhookUrl(simulatedGateway.webhook(ACCOUNT.value()));
    line.webhookRedelivery(true);
    // The machine may be busy. LINE's time limit is not under test.
    line.webhookTimeout(Duration.ofSeconds(60));
  }

  private HttpServer outside() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    var account = SECRETS + "/" + ACCOUNT + "/";
    var secrets =
        Map.of(
            account + "channel-id", CHANNEL.id(),
            account + "channel-secret", CHANNEL.secret(),
            account + "channel-access-token", CHANNEL.accessToken());
    server.createContext("/local/ssm", new SimulatedParameterStore(secrets));
    server.createContext("/v2/", line.api());
    server.createContext("/oauth2/", line.api());
    server.start();
    return server;
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + outside.getAddress().getPort() + path);
  }

  /** Creates the table and returns the environment of this process, which only inspects it. */
  private Map<String, String> variables() {
    var told = FunctionEnvironment.of(TABLE, SECRETS, dynamo.endpoint(), at("/local/ssm"), at(""));
    var variables = new HashMap<>(told.variables());
    variables.put("AWS_REGION", "ap-northeast-1");
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    try (var client =
        DynamoClients.create(
            "ap-northeast-1",
            Optional.of(dynamo.endpoint()),
            DynamoClients.credentials(variables))) {
      TableDefinition.create(client, TABLE);
    }
    return variables;
  }

  private FunctionFleet fleet(LambdaFunction function) throws IOException {
    var surroundings =
        new FunctionLauncher.Surroundings(TABLE, SECRETS, folder.resolve("time"), folder, log);
    return new FunctionFleet(
        new FunctionLauncher(function, surroundings), dynamo.endpoint(), at(""));
  }

  private synchronized InvocationResult webhook(String event) {
    if (!reachable) return new InvocationResult.Failed("{}");
    var blow = next;
    next = Optional.empty();
    var ended = webhooks.invoke(event, blow);
    invoked.add(ended);
    return ended.invocationResult();
  }

  /** Sets the kill of the next webhook, if any. */
  synchronized void strike(Optional<KillPoint> blow) {
    next = blow;
  }

  /** Sets whether webhooks reach the function at all. */
  synchronized void reachable(boolean now) {
    reachable = now;
  }

  /** Sends failed webhooks again and returns the results. */
  List<WebhookDelivery> redeliver() {
    return line.redeliverFailed();
  }

  /** Returns the webhook function's invocations since the last call of this method. */
  synchronized List<Invoked> invoked() {
    var since = List.copyOf(invoked);
    invoked.clear();
    return since;
  }

  /** Invokes the tick of a new minute. */
  Invoked tick(Optional<KillPoint> blow) {
    return followups.invoke(tick, blow);
  }

  /** Delivers the call that was under way when a process died. */
  static void arrive(HttpRequest late) {
    CallRelay.arrive(late);
  }

  Instant now() {
    return time.instant();
  }

  void passes(Duration by) {
    time.set(now().plus(by));
  }

  /** Returns whether the index of due work has an entry until then, leased or not. */
  boolean anythingDueBy(Instant then) {
    var index = compositionRoot.stores().dueWork();
    for (int shard = 0; shard < index.shards(); shard++)
      if (!index.due(shard, then, 1).isEmpty()) return true;
    return false;
  }

  LineSimulator line() {
    return line;
  }

  CompositionRoot parts() {
    return compositionRoot;
  }

  List<FunctionFleet> fleets() {
    return List.of(webhooks, followups);
  }

  FunctionFleet webhooks() {
    return webhooks;
  }

  FunctionFleet followups() {
    return followups;
  }

  /** Returns the log of the processes. */
  String log() {
    return log.toString(UTF_8);
  }

  /** Empties the log for the next trial. */
  void forgetLog() {
    log.reset();
  }

  @Override
  public void close() {
    simulatedGateway.close();
    webhooks.close();
    followups.close();
    line.close();
    outside.stop(0);
    threads.shutdownNow();
    compositionRoot.close();
    dynamo.close();
  }
}
