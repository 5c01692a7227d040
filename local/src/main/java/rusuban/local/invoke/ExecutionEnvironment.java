package rusuban.local.invoke;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One of Lambda's execution environments on this machine: a JVM of its own with the real runtime
 * client and nothing on its class path but that client and the function. Answers events one after
 * the other until it is closed, killed or dies; a restart is a new one.
 */
public final class ExecutionEnvironment implements AutoCloseable {
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /** Of the JVM, as Lambda's java25 runtime sets them. */
  public static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /** Any will do here; where a container's endpoint hands them out, Lambda sets none. */
  private static final Map<String, String> KEYS =
      Map.of("AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local");

  /**
   * How long may be waited.
   *
   * @param start for the function's start
   * @param invocation for one event, as the function's setting {@code Timeout} says
   */
  public record Limits(Duration start, Duration invocation) {
    /** Lambda's own, for a function of this timeout. */
    public static Limits ofLambda(Duration timeout) {
      return new Limits(Duration.ofSeconds(10), timeout);
    }
  }

  private final RuntimeApi api;
  private final Process process;
  private final Thread watch;
  private final Thread onExit;
  private final Limits limits;

  private ExecutionEnvironment(RuntimeApi api, Process process, OutputStream log, Limits limits) {
    this.api = api;
    this.process = process;
    this.limits = limits;
    watch = Thread.ofVirtual().start(() -> watch(log));
    onExit = Thread.ofPlatform().unstarted(this::kill);
    Runtime.getRuntime().addShutdownHook(onExit);
  }

  /**
   * Starts the JVM; its first event need not wait for it.
   *
   * @param classPath the runtime client's jars and the function's, in that order
   * @param handler {@code package.Class::method}
   * @param variables the function's environment, which is all of its environment but for what
   *     Lambda itself sets
   * @param log receives what the function writes to stdout and stderr
   */
  public static ExecutionEnvironment start(
      List<Path> classPath,
      String handler,
      Map<String, String> variables,
      Limits limits,
      InstantSource time,
      OutputStream log)
      throws IOException {
    return run(java(classPath, handler, OPTIONS), handler, variables, limits, time, log);
  }

  /** Starts any program that asks Lambda's Runtime API for its events. */
  public static ExecutionEnvironment run(
      List<String> command,
      String handler,
      Map<String, String> variables,
      Limits limits,
      InstantSource time,
      OutputStream log)
      throws IOException {
    var api = new RuntimeApi(time, limits.invocation());
    try {
      var builder = new ProcessBuilder(command);
      var environment = builder.environment();
      environment.clear();
      environment.putAll(
          Map.of(
              "AWS_LAMBDA_RUNTIME_API", api.address(),
              "AWS_LAMBDA_FUNCTION_NAME", "local",
              "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
              "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
              "AWS_REGION", "ap-northeast-1",
              "_HANDLER", handler,
              "TZ", ":UTC",
              "LANG", "en_US.UTF-8"));
      if (!variables.containsKey("AWS_CONTAINER_CREDENTIALS_FULL_URI")) environment.putAll(KEYS);
      environment.putAll(variables);
      return new ExecutionEnvironment(api, builder.redirectErrorStream(true).start(), log, limits);
    } catch (IOException e) {
      api.close();
      throw e;
    }
  }

  /**
   * A JVM with these options, with the runtime client and the function.
   *
   * @param classPath the runtime client's jars and the function's, in that order
   */
  public static List<String> java(List<Path> classPath, String handler, List<String> options)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    // Where the runtime client itself expects a snapshot's hooks to be registered.
    command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    command.add("--enable-native-access=ALL-UNNAMED");
    NativeClient.option(classPath).ifPresent(command::add);
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    command.addAll(List.of(CLIENT, handler));
    return command;
  }

  /**
   * Waits until a function started with {@code AWS_LAMBDA_INITIALIZATION_TYPE=snap-start} is ready
   * for its snapshot, which is not taken here: the process stands still instead.
   *
   * @return why it is not ready, empty where it is
   */
  public Optional<Answer> awaitSnapshot(Duration longest) throws InterruptedException {
    if (!api.awaitSnapshot(longest) || !api.awaitExtensions(longest))
      return Optional.of(timedOut(longest));
    return api.last();
  }

  /** Lets it go on as if it had been restored from its snapshot. */
  public void restore() {
    api.restore();
  }

  /**
   * Breaks so many polls of the function's extension, from the one that waits now on: whether such
   * a connection outlives a restore is shown nowhere.
   */
  public void breakPolls(int times) {
    api.breakPolls(times);
  }

  /**
   * One event and how it ended. An answer that takes longer than its limits ends the process, as on
   * Lambda, and so does what the function still does after the one before.
   */
  public Answer invoke(String event) throws InterruptedException {
    if (!api.awaitStart(limits.start())) return timedOut(limits.start());
    if (!awaitRest()) return timedOut(limits.invocation());
    try {
      return api.submit(event).get(limits.invocation().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return timedOut(limits.invocation());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Waits until Lambda would freeze the process: until it has done what it still does after its
   * last answer, or died.
   *
   * @return false where that takes longer than the function's timeout
   */
  public boolean awaitRest() throws InterruptedException {
    return api.awaitExtensions(limits.invocation());
  }

  private Answer timedOut(Duration limit) {
    kill();
    return new Answer.Died("timed out after " + limit.toSeconds() + " s");
  }

  /** Ends the process at once, as a crash of the machine would; open events end as died. */
  public void kill() {
    process().destroyForcibly(); // of the handle: the process's own would drop its last output
  }

  /** The process, for what measures it. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  private void watch(OutputStream log) {
    try (var output = process.getInputStream()) {
      output.transferTo(log);
      api.finish(new Answer.Died("the function's process exited with " + process.waitFor()));
    } catch (IOException e) {
      api.finish(new Answer.Died("the function's output could not be passed on: " + e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody interrupts it; the API's close answers the rest
    }
  }

  /** Stops the process and waits until it is gone and its output has been passed on. */
  @Override
  public void close() {
    kill();
    try {
      watch.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    api.close();
    forgetShutdownHook();
  }

  private void forgetShutdownHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException _) {
      // The JVM is shutting down already and the hook is running: nothing is left to forget.
      return;
    }
  }
}
