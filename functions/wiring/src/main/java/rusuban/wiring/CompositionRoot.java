package rusuban.wiring;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import rusuban.app.Telemetry;
import rusuban.app.due.ShardQueue;
import rusuban.app.followup.FollowUpSender;
import rusuban.app.messaging.ChannelRepository;
import rusuban.app.messaging.MessagingApi;
import rusuban.app.receive.WebhookEventProcessor;
import rusuban.app.reply.ReplySender;
import rusuban.app.settings.CompiledSettingsCache;
import rusuban.app.settings.SettingsRepository;
import rusuban.app.store.StorePorts;
import rusuban.app.tick.DueWorkRunner;
import rusuban.dynamo.DynamoSettingsRepository;
import rusuban.dynamo.DynamoStorePorts;
import rusuban.line.LineMessagingApi;
import rusuban.line.LineOptions;
import rusuban.ssm.SsmChannelRepository;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The parts of every function, built once per process. */
public record CompositionRoot(
    StorePorts stores,
    SettingsRepository versions,
    ChannelRepository channels,
    MessagingApi messaging,
    Telemetry telemetry,
    InstantSource clock,
    CompiledSettingsCache settings,
    ReplySender replies,
    PostResponseExecutor postResponseExecutor)
    implements AutoCloseable {

  /** Maximum entries of a shard in one read. If more are due in it, a consumer takes over. */
  private static final int PAGE = 100;

  /** Maximum concurrent pushes of one function: at 50 ms a call, up to 320 a second. */
  private static final int PUSHES_AT_ONCE = 16;

  /** Returns parts with these adapters. All work runs before the answer. */
  public static CompositionRoot of(
      StorePorts stores,
      SettingsRepository versions,
      ChannelRepository channels,
      MessagingApi messaging,
      Telemetry telemetry,
      InstantSource clock) {
    var atOnce = PostResponseExecutor.atOnce();
    return of(stores, versions, channels, messaging, telemetry, clock, atOnce);
  }

  private static CompositionRoot of(
      StorePorts stores,
      SettingsRepository versions,
      ChannelRepository channels,
      MessagingApi messaging,
      Telemetry telemetry,
      InstantSource clock,
      PostResponseExecutor after) {
    var settings = new CompiledSettingsCache(versions);
    var replies =
        new ReplySender(stores.replies(), stores.chats(), messaging, telemetry, clock, after);
    return new CompositionRoot(
        stores, versions, channels, messaging, telemetry, clock, settings, replies, after);
  }

  /**
   * Returns parts from a function's environment variables (template.yaml, Globals). All work runs
   * before the answer.
   *
   * @see #from(Map, InstantSource, PrintStream, LineOptions, PostResponseExecutor)
   */
  public static CompositionRoot from(
      Map<String, String> variables, InstantSource clock, PrintStream out, LineOptions line) {
    Executor beside = task -> Thread.ofVirtual().start(task);
    return from(variables, clock, out, line, PostResponseExecutor.atOnce(), beside);
  }

  /**
   * Returns parts from a function's environment variables (template.yaml, Globals).
   *
   * @param out the output for logs and metrics
   * @param line the timeouts for LINE; the environment may override its address
   * @param after runs work after the answer
   * @throws IllegalStateException naming a variable that is missing
   */
  public static CompositionRoot from(
      Map<String, String> variables,
      InstantSource clock,
      PrintStream out,
      LineOptions line,
      PostResponseExecutor after) {
    return from(variables, clock, out, line, after, after);
  }

  private static CompositionRoot from(
      Map<String, String> variables,
      InstantSource clock,
      PrintStream out,
      LineOptions line,
      PostResponseExecutor after,
      Executor beside) {
    var functionConfiguration = FunctionConfiguration.of(variables);
    var aws = new AwsClients(functionConfiguration, variables);
    return from(functionConfiguration, aws, aws.dynamo(), clock, out, line, after, beside);
  }

  static CompositionRoot from(
      FunctionConfiguration functionConfiguration,
      AwsClients aws,
      DynamoDbClient dynamo,
      InstantSource clock,
      PrintStream out,
      LineOptions line,
      PostResponseExecutor after,
      Executor beside) {
    var telemetry = new EmfTelemetry(out, clock);
    var channels =
        new SsmChannelRepository(
            aws.ssm(), functionConfiguration.secrets(), telemetry, clock, beside);
    var options = functionConfiguration.lineApi().map(line::at).orElse(line);
    return of(
        DynamoStorePorts.of(dynamo, functionConfiguration.table()),
        new DynamoSettingsRepository(dynamo, functionConfiguration.table()),
        channels,
        new LineMessagingApi(channels, options, telemetry, clock),
        telemetry,
        clock,
        after);
  }

  /** Returns the processor of webhook events. */
  public WebhookEventProcessor eventProcessor() {
    return new WebhookEventProcessor(
        stores.chats(),
        settings,
        messaging,
        replies,
        telemetry,
        clock,
        Executors::newVirtualThreadPerTaskExecutor);
  }

  /**
   * Returns the runner of due work.
   *
   * @param consumers takes the shards with more work than one run carries
   * @param perSecond maximum follow-ups of an account per second
   */
  public DueWorkRunner dueWorkRunner(ShardQueue consumers, int perSecond) {
    return new DueWorkRunner(
        stores.dueWork(),
        new FollowUpSender(
            stores.followUps(),
            stores.chats(),
            settings,
            messaging,
            telemetry,
            clock,
            perSecond,
            CompositionRoot::sleep),
        replies,
        telemetry,
        clock,
        consumers,
        new DueWorkRunner.Limits(PAGE, PUSHES_AT_ONCE),
        Executors::newVirtualThreadPerTaskExecutor,
        CompositionRoot::sleep);
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }

  /** Closes connections that would keep a process alive. On Lambda it is never called. */
  @Override
  public void close() {
    if (messaging instanceof LineMessagingApi line) line.close();
  }
}
