package rusuban.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.dynamo.DynamoClients;
import rusuban.dynamo.DynamoSettingsRepository;
import rusuban.dynamo.DynamoStorePorts;
import rusuban.dynamo.TableDefinition;
import rusuban.line.LineOptions;
import rusuban.local.dynamodb.DynamoDbLocal;
import rusuban.local.http.Loud;
import rusuban.local.invoke.FunctionEnvironment;
import rusuban.local.line.Channel;
import rusuban.local.line.LineSimulator;
import rusuban.local.sqs.SimulatedQueue;
import rusuban.local.ssm.SimulatedParameterStore;
import rusuban.local.up.Functions;
import rusuban.wiring.Parts;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A shop to be measured: DynamoDB Local in one process, its functions in others, and in this one
 * the simulators of LINE and of the Parameter Store, which the functions reach over HTTP.
 */
final class Shop implements AutoCloseable {
  static final AccountId ACCOUNT = new AccountId("salon");
  static final String TABLE = "rusuban";
  private static final String SECRETS = "/rusuban/bench";
  private static final String REGION = "ap-northeast-1";
  private static final int BACKLOG = 1024;

  /** The secret is the sample of LINE's documentation; no monthly limit stands in the way. */
  private static final Channel CHANNEL =
      new Channel(
          "1234567890",
          "8c570fa6dd201bb328f1c1eac23a96d8",
          "local-channel-access-token",
          "U8e742f61d673b39c7fff3cecb7536ef0",
          "@rusuban",
          "美容室ひだまり",
          OptionalLong.empty());

  private final SettableTime time;
  private final DynamoDbLocal dynamo;
  private final HttpServer server;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final SimulatedQueue queue;
  private final LineSimulator line;
  private final Parts parts;
  private final Journals journals = new Journals();

  /** Opens it with this settings document at this time. */
  Shop(String settings, Instant now) throws IOException {
    this(settings, new SettableTime(now), silent());
  }

  /**
   * Opens it with this settings document.
   *
   * @param telemetry where what runs in this process tells what happens
   */
  Shop(String settings, SettableTime time, PrintStream telemetry) throws IOException {
    this.time = time;
    dynamo = DynamoDbLocal.inMemoryForLong();
    queue = new SimulatedQueue(time);
    line = new LineSimulator(time, CHANNEL);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(requests);
    server.createContext("/v2/bot/", line.api());
    server.createContext("/oauth2/", line.api());
    server.createContext("/sqs", queue);
    server.createContext("/ssm", new SimulatedParameterStore(secrets()));
    server.start();
    createTable();
    parts = Parts.from(variables(), time, telemetry, LineOptions.unhurried());
    save(settings);
  }

  private static PrintStream silent() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  /** Makes this settings document the live one. */
  void save(String settings) {
    parts.versions().save(ACCOUNT, settings, "rusuban bench", time.instant());
  }

  private static Map<String, String> secrets() {
    var account = SECRETS + "/" + ACCOUNT + "/";
    return Map.of(
        account + "channel-id", CHANNEL.id(),
        account + "channel-secret", CHANNEL.secret(),
        account + "channel-access-token", CHANNEL.accessToken());
  }

  private URI here() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private FunctionEnvironment environment() {
    return FunctionEnvironment.of(
        TABLE, SECRETS, dynamo.endpoint(), here().resolve("/ssm"), here());
  }

  /** The environment of its functions, without a queue. */
  Map<String, String> variables() {
    return variables(environment());
  }

  private static Map<String, String> variables(FunctionEnvironment environment) {
    var variables = new HashMap<>(environment.variables());
    variables.put("AWS_REGION", REGION);
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    return variables;
  }

  private void createTable() {
    try (var client = client()) {
      TableDefinition.create(client, TABLE);
    }
  }

  /** A client of the table's server, whose calls these see as well. */
  DynamoDbClient client(ExecutionInterceptor... seeing) {
    var credentials = DynamoClients.credentials(variables());
    var endpoint = Optional.of(dynamo.endpoint());
    return DynamoClients.create(REGION, endpoint, credentials, List.of(seeing));
  }

  /** What functions are made of, on the table as this client sees it. */
  Parts parts(DynamoDbClient client) {
    return Parts.of(
        DynamoStorePorts.of(client, TABLE),
        new DynamoSettingsRepository(client, TABLE),
        parts.channels(),
        parts.messaging(),
        parts.telemetry(),
        time);
  }

  /** Runs the webhook's function in this process, where LINE is to find it. */
  void serve(Functions functions) {
    server.createContext("/webhook/", new Loud(functions));
    line.webhookUrl(here().resolve("/webhook/" + ACCOUNT));
  }

  /** Starts a function; where it is the webhook's, LINE is told its address. */
  FunctionProcess start(Role role) throws IOException {
    return start(role, environment());
  }

  /** The same, which hands over to so many consumers, or is one of them. */
  FunctionProcess startWithQueue(Role role, int consumers) throws IOException {
    return start(role, environment().with(here().resolve("/sqs"), consumers));
  }

  private FunctionProcess start(Role role, FunctionEnvironment environment) throws IOException {
    var process =
        FunctionProcess.start(role, variables(environment), time.ahead(), journals.next());
    if (role == Role.WEBHOOK) line.webhookUrl(process.webhook(ACCOUNT.value()));
    return process;
  }

  SimulatedQueue queue() {
    return queue;
  }

  LineSimulator line() {
    return line;
  }

  StorePorts stores() {
    return parts.stores();
  }

  SettableTime time() {
    return time;
  }

  /** What all functions told so far, by metric. */
  Map<String, Long> told() throws IOException {
    return journals.counted();
  }

  /** The processor time that DynamoDB Local has taken so far. */
  Duration dynamoCpu() {
    return ProcessHandle.of(dynamo.pid())
        .flatMap(it -> it.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    line.close();
    server.stop(0);
    requests.shutdownNow();
    parts.close();
    dynamo.close();
    journals.close();
  }
}
