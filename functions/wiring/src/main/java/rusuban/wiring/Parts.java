package rusuban.wiring;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import rusuban.app.Channels;
import rusuban.app.Consumers;
import rusuban.app.FollowUpRound;
import rusuban.app.Journal;
import rusuban.app.Messenger;
import rusuban.app.ReadySettings;
import rusuban.app.Reception;
import rusuban.app.Records;
import rusuban.app.Replies;
import rusuban.app.SettingsVersions;
import rusuban.dynamo.DynamoRecords;
import rusuban.dynamo.DynamoSettingsVersions;
import rusuban.line.LineMessenger;
import rusuban.line.LineOptions;
import rusuban.ssm.SsmChannels;

/** The parts every function is made of, built once for a process. */
public record Parts(
    Records records,
    SettingsVersions versions,
    Channels channels,
    Messenger messenger,
    Journal journal,
    InstantSource clock,
    ReadySettings settings,
    Replies replies,
    AfterAnswer afterAnswer)
    implements AutoCloseable {

  /** How much of a shard is read at once. More due in it than that is left to a consumer. */
  private static final int PAGE = 100;

  /** How many pushes one function has under way: at 50 ms a call, up to 320 a second. */
  private static final int PUSHES_AT_ONCE = 16;

  /** Parts of these adapters; nothing is left for after an answer. */
  public static Parts of(
      Records records,
      SettingsVersions versions,
      Channels channels,
      Messenger messenger,
      Journal journal,
      InstantSource clock) {
    var atOnce = AfterAnswer.atOnce();
    return of(records, versions, channels, messenger, journal, clock, atOnce);
  }

  private static Parts of(
      Records records,
      SettingsVersions versions,
      Channels channels,
      Messenger messenger,
      Journal journal,
      InstantSource clock,
      AfterAnswer after) {
    var settings = new ReadySettings(versions);
    var replies = new Replies(records, messenger, journal, clock, after);
    return new Parts(
        records, versions, channels, messenger, journal, clock, settings, replies, after);
  }

  /**
   * Parts as the environment of a function says (template.yaml, Globals); nothing is left for after
   * an answer.
   *
   * @see #from(Map, InstantSource, PrintStream, LineOptions, AfterAnswer)
   */
  public static Parts from(
      Map<String, String> variables, InstantSource clock, PrintStream out, LineOptions line) {
    Executor beside = task -> Thread.ofVirtual().start(task);
    return from(variables, clock, out, line, AfterAnswer.atOnce(), beside);
  }

  /**
   * Parts as the environment of a function says (template.yaml, Globals).
   *
   * @param out where the journal's lines go
   * @param line how long LINE may take; where it is, the environment may say
   * @param after does what an answer need not wait for
   * @throws IllegalStateException naming a variable that is missing
   */
  public static Parts from(
      Map<String, String> variables,
      InstantSource clock,
      PrintStream out,
      LineOptions line,
      AfterAnswer after) {
    return from(variables, clock, out, line, after, after);
  }

  private static Parts from(
      Map<String, String> variables,
      InstantSource clock,
      PrintStream out,
      LineOptions line,
      AfterAnswer after,
      Executor beside) {
    var environment = Environment.of(variables);
    var aws = new AwsClients(environment, variables);
    var journal = new EmfJournal(out, clock);
    var channels = new SsmChannels(aws.ssm(), environment.secrets(), journal, clock, beside);
    var options = environment.lineApi().map(line::at).orElse(line);
    var dynamo = aws.dynamo();
    return of(
        new DynamoRecords(dynamo, environment.table()),
        new DynamoSettingsVersions(dynamo, environment.table()),
        channels,
        new LineMessenger(channels, options, journal, clock),
        journal,
        clock,
        after);
  }

  /** What receives events. */
  public Reception reception() {
    return new Reception(
        records,
        settings,
        messenger,
        replies,
        journal,
        clock,
        Executors::newVirtualThreadPerTaskExecutor);
  }

  /**
   * What carries out due work.
   *
   * @param consumers who goes on where there is more than one round carries
   * @param perSecond how many of an account's follow-ups it pushes in a second at most
   */
  public FollowUpRound followUpRound(Consumers consumers, int perSecond) {
    return new FollowUpRound(
        records,
        settings,
        messenger,
        replies,
        journal,
        clock,
        consumers,
        new FollowUpRound.Limits(PAGE, PUSHES_AT_ONCE, perSecond),
        Executors::newVirtualThreadPerTaskExecutor,
        Parts::sleep);
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }

  /** Ends what would keep a process alive; a function never does, Lambda ends it. */
  @Override
  public void close() {
    if (messenger instanceof LineMessenger line) line.close();
  }
}
