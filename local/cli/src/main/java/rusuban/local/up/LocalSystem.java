package rusuban.local.up;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import rusuban.app.due.DueWorkIndex;
import rusuban.console.ConsoleFactory;
import rusuban.console.page.ConsolePaths;
import rusuban.core.AccountId;
import rusuban.dynamo.DynamoChatList;
import rusuban.dynamo.DynamoClients;
import rusuban.dynamo.TableDefinition;
import rusuban.identity.OidcProvider;
import rusuban.local.dynamodb.DynamoDbLocal;
import rusuban.local.http.AllowedHosts;
import rusuban.local.http.ErrorLoggingHandler;
import rusuban.local.invoke.FunctionEnvironment;
import rusuban.local.invoke.InvocationTarget;
import rusuban.local.issuer.LocalIssuer;
import rusuban.local.issuer.LocalUser;
import rusuban.local.issuer.LocalUserDirectory;
import rusuban.local.line.LineSimulator;
import rusuban.local.line.state.LineStateFile;
import rusuban.local.line.state.SimulatedChannel;
import rusuban.local.phone.PhoneApi;
import rusuban.local.sqs.SimulatedQueue;
import rusuban.local.ssm.SimulatedParameterStore;
import rusuban.wiring.CompositionRoot;
import rusuban.wiring.ConsoleParts;

/**
 * The whole system on one machine. DynamoDB Local has its own process. The functions, the tick, the
 * simulator of LINE, the phone and a Parameter Store share one port. As on AWS, the functions reach
 * everything by URL.
 */
public final class LocalSystem implements InvocationTarget, ControlledSystem {
  static final String TABLE = "rusuban";
  private static final String SECRETS = "/rusuban/local";

  /** Number of queue consumers. They drain one at a time after the tick. */
  private static final int CONSUMERS = 1;

  private static final String REGION = "ap-northeast-1";

  /** The time zone in which the phone shows times. */
  static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private static final AccountId ACCOUNT = new AccountId("salon");

  /**
   * The channel of the simulator. Its secret is the sample of LINE's documentation ("Verify webhook
   * signature").
   */
  static final SimulatedChannel CHANNEL =
      new SimulatedChannel(
          "1234567890",
          "8c570fa6dd201bb328f1c1eac23a96d8",
          "local-channel-access-token",
          "U8e742f61d673b39c7fff3cecb7536ef0",
          "@rusuban",
          "美容室ひだまり",
          OptionalLong.of(200));

  /** The accept queue is long enough for a thousand customers at once. */
  private static final int BACKLOG = 1024;

  private final MovableClock clock = new MovableClock(Clock.systemUTC());
  private final SimulatedQueue queue = new SimulatedQueue(clock);
  private final SimulatedParameterStore parameters = new SimulatedParameterStore(secrets());
  private final DynamoDbLocal dynamo;
  private final HttpServer server;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService minutes = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
  private final LineSimulator line;
  private final Options options;
  private final CompositionRoot compositionRoot;
  private final TickSchedule tickSchedule;
  private final Optional<LineStateFile> phone;
  private long saved = -1;
  private OptionalLong shown = OptionalLong.empty();

  /**
   * The options for the start.
   *
   * @param host the address to listen on
   * @param port the port; 0 takes a free one
   * @param data the folder for DynamoDB Local's data; in memory if empty
   * @param settings the first settings document, for an account without settings
   * @param now the initial time; the real time if empty
   * @param note the page's message about that time
   * @param lineApi the address of LINE; the simulator if empty
   * @param log receives the log lines of the functions
   */
  public record Options(
      String host,
      int port,
      Optional<Path> data,
      String settings,
      Optional<Instant> now,
      Optional<StartTime.Note> note,
      Optional<URI> lineApi,
      PrintStream log) {

    /** Returns options for a system in memory, on a free port of this machine only. */
    public static Options inMemory(String settings, Optional<Instant> now, PrintStream log) {
      return new Options(
          "127.0.0.1", 0, Optional.empty(), settings, now, Optional.empty(), Optional.empty(), log);
    }
  }

  /**
   * Starts the system.
   *
   * @throws IOException if a port is taken or DynamoDB Local does not start
   */
  public LocalSystem(Options options) throws IOException {
    this.options = options;
    phone = options.data().map(folder -> new LineStateFile(folder.resolve("phone.json")));
    options.now().ifPresent(clock::set);
    server = HttpServer.create(new InetSocketAddress(options.host(), options.port()), BACKLOG);
    dynamo = startDynamo(options);
    line = new LineSimulator(clock, CHANNEL);
    restorePhone();
    line.webhookUrl(webhook());
    server.setExecutor(requests);
    context("/local/ssm", parameters);
    context("/local/sqs", queue);
    createTable();
    var users = new LocalUserDirectory();
    var parts = ConsoleParts.from(variables(), clock, options.log(), _ -> users);
    compositionRoot = parts.compositionRoot();
    // Settings that the folder already holds stay.
    var _ =
        compositionRoot
            .versions()
            .save(
                ACCOUNT,
                options.settings(),
                "rusuban up",
                Optional.empty(),
                clock.instant(),
                OptionalLong.empty());
    var localFunctions = new LocalFunctions(compositionRoot, variables());
    tickSchedule =
        new TickSchedule(clock, this::anythingDueBy, () -> localFunctions.tickAndDrain(queue));
    // Like API Gateway, it answers 500 if a function throws.
    context("/webhook/", new ErrorLoggingHandler(localFunctions));
    context("/v2/bot/", line.api());
    context("/oauth2/", line.api());
    context("/local/", new ErrorLoggingHandler(new LocalRoutes(this)));
    startConsole(parts);
    context(
        "/",
        new PhoneApi(
            line,
            new StoredTraces(compositionRoot.stores(), ACCOUNT, line, clock, options.note()),
            ZONE.getId()));
    followSettings();
    server.start();
    var _ = minutes.scheduleWithFixedDelay(this::tickSafely, 200, 200, TimeUnit.MILLISECONDS);
    var _ = watch.scheduleWithFixedDelay(this::followSettingsSafely, 1, 1, TimeUnit.SECONDS);
    var _ = watch.scheduleWithFixedDelay(this::savePhoneSafely, 1, 1, TimeUnit.SECONDS);
  }

  private void startConsole(ConsoleParts parts) {
    var members = parts.people().members();
    LocalUser.join(LocalUser.DEMO, members, ACCOUNT, clock.instant());
    var issuer =
        new LocalIssuer(
            at(LocalIssuer.PATH),
            clock,
            () -> members.list(ACCOUNT, clock.instant()).stream().map(LocalUser::of).toList());
    context(LocalIssuer.PATH, new ErrorLoggingHandler(issuer));
    var console =
        ConsoleFactory.of(parts, OidcProvider.of(issuer.environment()), false, Optional.empty());
    context("/console", new ErrorLoggingHandler(new ConsoleExchange(console, clock)));
  }

  private void context(String path, HttpHandler handler) {
    var listensOn = server.getAddress().getAddress();
    server
        .createContext(path, handler)
        .getFilters()
        .add(new AllowedHosts(listensOn, options.host()));
  }

  private DynamoDbLocal startDynamo(Options options) {
    try {
      return options.data().isPresent()
          ? DynamoDbLocal.keptIn(options.data().get(), options.host())
          : DynamoDbLocal.inMemory(options.host());
    } catch (RuntimeException e) {
      server.stop(0);
      throw e;
    }
  }

  /** Returns the variables that Lambda itself adds to a function's environment. */
  private Map<String, String> variables() {
    var variables = new HashMap<>(environment().variables());
    variables.put("AWS_REGION", REGION);
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    return variables;
  }

  private void createTable() {
    try (var client =
        DynamoClients.create(
            REGION, Optional.of(dynamo.endpoint()), DynamoClients.credentials(variables()))) {
      TableDefinition.create(client, TABLE);
    }
  }

  private static Map<String, String> secrets() {
    String account = SECRETS + "/" + ACCOUNT + "/";
    return Map.of(
        account + "channel-id", CHANNEL.id(),
        account + "channel-secret", CHANNEL.secret(),
        account + "channel-access-token", CHANNEL.accessToken());
  }

  private void tickSafely() {
    try {
      tickSchedule.tickIfMinuteBegan();
    } catch (RuntimeException e) {
      // As on AWS: a failing tick is reported, and the next one runs all the same.
      options
          .log()
          .println("{\"tick\":\"failed\",\"why\":\"" + e.getClass().getSimpleName() + "\"}");
    }
  }

  /** Restores the clock with the phone: stored data belongs to its time. */
  private void restorePhone() throws IOException {
    if (phone.isEmpty()) return;
    try {
      var left = line.restore(phone.get());
      if (options.now().isEmpty())
        left.filter(it -> it.isAfter(clock.instant())).ifPresent(clock::set);
      saved = line.revision();
    } catch (IOException e) {
      server.stop(0);
      dynamo.close();
      throw e;
    }
  }

  private void savePhoneSafely() {
    try {
      savePhone();
    } catch (IOException | RuntimeException e) {
      options
          .log()
          .println("{\"phone\":\"unsaved\",\"why\":\"" + e.getClass().getSimpleName() + "\"}");
    }
  }

  private synchronized void savePhone() throws IOException {
    long now = line.revision();
    if (phone.isEmpty() || now == saved) return;
    line.save(phone.get());
    saved = now;
  }

  private void followSettingsSafely() {
    try {
      followSettings();
    } catch (RuntimeException e) {
      options
          .log()
          .println("{\"settings\":\"unread\",\"why\":\"" + e.getClass().getSimpleName() + "\"}");
    }
  }

  /** Names the account after the shop in the live settings, also after they change. */
  private void followSettings() {
    var live = compositionRoot.versions().live(ACCOUNT);
    if (live.isEmpty() || live.equals(shown)) return;
    line.rename(compositionRoot.versions().load(ACCOUNT, live.getAsLong()).shopName());
    shown = live;
  }

  private boolean anythingDueBy(Instant at) {
    DueWorkIndex index = compositionRoot.stores().dueWork();
    for (int shard = 0; shard < index.shards(); shard++)
      if (!index.due(shard, at, 1).isEmpty()) return true;
    return false;
  }

  /** Returns a system in memory with the demo salon, for one event of {@code ./rusuban invoke}. */
  public static LocalSystem forOneEvent(Path home) {
    try {
      return new LocalSystem(
          Options.inMemory(
              Files.readString(home.resolve("examples/salon.json")), Optional.empty(), System.err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String channelSecret() {
    return CHANNEL.secret();
  }

  @Override
  public String table() {
    return TABLE;
  }

  @Override
  public ZoneId zone() {
    return ZONE;
  }

  @Override
  public AccountId account() {
    return ACCOUNT;
  }

  /** Puts a secret of an account, such as {@code channel-secret-next}. */
  public void putSecret(AccountId account, String name, String value) {
    parameters.put(SECRETS + "/" + account + "/" + name, value);
  }

  /** Deletes a secret of an account if it exists. */
  public void deleteSecret(AccountId account, String name) {
    parameters.delete(SECRETS + "/" + account + "/" + name);
  }

  public LineSimulator line() {
    return line;
  }

  /** Returns the functions' parts, connected to this system's data. */
  public CompositionRoot parts() {
    return compositionRoot;
  }

  /** Returns the system's time. */
  @Override
  public Instant now() {
    return clock.instant();
  }

  /** Moves the clock forward. Runs every tick in between before it returns. */
  @Override
  public void advanceTo(Instant target) {
    tickSchedule.advanceTo(target);
    line.clockMoved();
  }

  /** Returns whether no customer has acted and no chat is recorded. */
  @Override
  public boolean isUntouched() {
    if (line.chats().stream().anyMatch(simulatedChat -> !simulatedChat.items().isEmpty()))
      return false;
    try (var client =
        DynamoClients.create(
            REGION, Optional.of(dynamo.endpoint()), DynamoClients.credentials(variables()))) {
      return new DynamoChatList(client, TABLE).isEmpty();
    }
  }

  /**
   * Sets the clock back.
   *
   * @return false if anything has happened, since records belong to their time
   */
  @Override
  public boolean restartAt(Instant target) {
    if (!isUntouched()) return false;
    tickSchedule.restart(target);
    line.clockMoved();
    return true;
  }

  /** Moves the clock forward by this duration. */
  public void advance(Duration by) {
    advanceTo(now().plus(by));
  }

  /** Returns the target of webhooks. */
  @Override
  public URI webhook() {
    return at("/webhook/" + ACCOUNT);
  }

  /** Returns the address of the phone's page. */
  @Override
  public URI phone() {
    return at("/phone/");
  }

  /** Returns the address of the console. */
  @Override
  public URI console() {
    return at(ConsolePaths.TODAY);
  }

  @Override
  public URI lineApi() {
    return options.lineApi().orElseGet(() -> at(""));
  }

  @Override
  public URI dynamodb() {
    return dynamo.endpoint();
  }

  private URI at(String path) {
    var address = server.getAddress().getAddress();
    String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    String name = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + name + ":" + server.getAddress().getPort() + path);
  }

  @Override
  public FunctionEnvironment environment() {
    return FunctionEnvironment.of(TABLE, SECRETS, dynamo.endpoint(), at("/local/ssm"), lineApi())
        .with(at("/local/sqs"), CONSUMERS);
  }

  /** Stops everything and leaves no process behind. */
  @Override
  public void close() {
    watch.shutdownNow();
    minutes.shutdownNow();
    line.close();
    server.stop(0);
    savePhoneSafely();
    requests.shutdownNow();
    compositionRoot.close();
    dynamo.close();
  }
}
