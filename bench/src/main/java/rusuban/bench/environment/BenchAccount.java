package rusuban.bench.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import rusuban.core.AccountId;
import rusuban.dynamo.DynamoClients;
import rusuban.dynamo.DynamoSettingsRepository;
import rusuban.dynamo.DynamoStorePorts;
import rusuban.dynamo.TableDefinition;
import rusuban.line.LineOptions;
import rusuban.local.dynamodb.DynamoDbLocal;
import rusuban.local.http.ErrorLoggingHandler;
import rusuban.local.invoke.FunctionEnvironment;
import rusuban.local.line.LineSimulator;
import rusuban.local.line.state.SimulatedChannel;
import rusuban.local.ssm.SimulatedParameterStore;
import rusuban.local.up.LocalFunctions;
import rusuban.testkit.LiveSettings;
import rusuban.wiring.CompositionRoot;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Account to measure. DynamoDB Local runs in a process of its own, the simulators of LINE and of
 * the Parameter Store in this one.
 */
public final class BenchAccount implements AutoCloseable {
  /** Name of the DynamoDB table. */
  public static final String TABLE = "rusuban";

  static final AccountId ACCOUNT = new AccountId("salon");
  private static final String SECRETS = "/rusuban/bench";
  private static final String REGION = "ap-northeast-1";
  private static final int BACKLOG = 1024;

  /** The secret is the sample of LINE's documentation. The monthly quota is unlimited. */
  private static final SimulatedChannel CHANNEL =
      new SimulatedChannel(
          "1234567890",
          "8c570fa6dd201bb328f1c1eac23a96d8",
          "local-channel-access-token",
          "U8e742f61d673b39c7fff3cecb7536ef0",
          "@rusuban",
          "美容室ひだまり",
          OptionalLong.empty());

  private final InstantSource clock;
  private final DynamoDbLocal dynamo;
  private final HttpServer server;
  private final LineSimulator line;
  private final CompositionRoot root;

  /**
   * Starts the servers and saves the first settings.
   *
   * @param settings the settings document
   * @param log receives the log lines of functions in this process
   */
  public BenchAccount(String settings, InstantSource clock, OutputStream log) throws IOException {
    this.clock = clock;
    dynamo = DynamoDbLocal.inMemoryForLong();
    line = new LineSimulator(clock, CHANNEL);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v2/bot/", line.api());
    server.createContext("/oauth2/", line.api());
    server.createContext("/ssm", new SimulatedParameterStore(secrets()));
    server.start();
    try (var client = client()) {
      TableDefinition.create(client, TABLE);
    }
    var out = new PrintStream(log, true, UTF_8);
    root = CompositionRoot.from(variables(), clock, out, LineOptions.unhurried());
    save(settings);
  }

  private static Map<String, String> secrets() {
    var account = SECRETS + "/" + ACCOUNT + "/";
    return Map.of(
        account + "channel-id", CHANNEL.id(),
        account + "channel-secret", CHANNEL.secret(),
        account + "channel-access-token", CHANNEL.accessToken());
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Saves a settings document as the live one. */
  public void save(String settings) {
    LiveSettings.save(root.versions(), ACCOUNT, settings, "rusuban bench", clock.instant());
  }

  /** Returns the environment variables of the functions, without a queue. */
  Map<String, String> variables() {
    var environment =
        FunctionEnvironment.of(
            TABLE, SECRETS, dynamo.endpoint(), address().resolve("/ssm"), address());
    var variables = new HashMap<>(environment.variables());
    variables.put("AWS_REGION", REGION);
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    return variables;
  }

  /** Creates a client of the database, whose calls pass through these interceptors. */
  public DynamoDbClient client(ExecutionInterceptor... interceptors) {
    var credentials = DynamoClients.credentials(variables());
    var endpoint = Optional.of(dynamo.endpoint());
    return DynamoClients.create(REGION, endpoint, credentials, List.of(interceptors));
  }

  /** Returns the parts of functions that use the table through this client. */
  public CompositionRoot parts(DynamoDbClient client) {
    return CompositionRoot.of(
        DynamoStorePorts.of(client, TABLE),
        new DynamoSettingsRepository(client, TABLE),
        root.channels(),
        root.messaging(),
        root.telemetry(),
        clock);
  }

  /** Runs the webhook function in this process and gives LINE its URL. */
  public void serve(LocalFunctions functions) {
    server.createContext("/webhook/", new ErrorLoggingHandler(functions));
    line.webhookUrl(address().resolve("/webhook/" + ACCOUNT));
  }

  /** Returns the simulator of LINE. */
  public LineSimulator line() {
    return line;
  }

  @Override
  public void close() {
    line.close();
    server.stop(0);
    root.close();
    dynamo.close();
  }
}
