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
 * One Lambda execution environment on this machine. Its JVM has the real runtime client and the
 * function on the class path, and nothing more. It handles events one after the other until it is
 * closed, killed or dies. A restart is a new environment.
 */
public final class ExecutionEnvironment implements AutoCloseable {
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /** JVM options as Lambda's java25 runtime sets them. */
  public static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /** Any keys will do. Where a container endpoint supplies credentials, Lambda sets no keys. */
  private static final Map<String, String> KEYS =
      Map.of("AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local");

  /**
   * The longest waits.
   *
   * @param start for the function's start
   * @param invocation for one event, as in the function's setting {@code Timeout}
   */
  public record Limits(Duration start, Duration invocation) {
    /** Returns Lambda's own limits for a function with this timeout. */
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
   * Starts the JVM. The first event may be submitted at once.
   *
   * @param classPath the runtime client's jars and the function's, in that order
   * @param handler {@code package.Class::method}
   * @param variables the function's whole environment except the variables that Lambda itself sets
   * @param log receives the function's stdout and stderr
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

  /** Starts any program that polls Lambda's Runtime API for events. */
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
   * Returns the command for a JVM with these options, the runtime client and the function.
   *
   * @param classPath the runtime client's jars and the function's, in that order
   */
  public static List<String> java(List<Path> classPath, String handler, List<String> options)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    // The runtime client registers its snapshot hooks under this class.
    command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    command.add("--enable-native-access=ALL-UNNAMED");
    NativeRuntimeLibrary.option(classPath).ifPresent(command::add);
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    command.addAll(List.of(CLIENT, handler));
    return command;
  }

  /**
   * Waits until a function started with {@code AWS_LAMBDA_INITIALIZATION_TYPE=snap-start} is ready
   * for its snapshot. No snapshot is taken here: the process only pauses.
   *
   * @return the reason why it is not ready; empty if it is
   */
  public Optional<InvocationResult> awaitSnapshot(Duration longest) throws InterruptedException {
    if (!api.awaitSnapshot(longest) || !api.awaitExtensions(longest))
      return Optional.of(timedOut(longest));
    return api.last();
  }

  /** Resumes the function as if restored from its snapshot. */
  public void restore() {
    api.restore();
  }

  /**
   * Breaks this many polls of the function's extension, from the waiting poll on. No documentation
   * says whether a poll's connection survives a restore.
   */
  public void breakPolls(int times) {
    api.breakPolls(times);
  }

  /**
   * Invokes the function with one event and returns the result. As on Lambda, a timeout ends the
   * process. Work left from the previous event has the same limit.
   */
  public InvocationResult invoke(String event) throws InterruptedException {
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
   * Waits until Lambda would freeze the process. At that point the function has finished its work
   * after its last answer, or has died.
   *
   * @return false if that takes longer than the function's timeout
   */
  public boolean awaitRest() throws InterruptedException {
    return api.awaitExtensions(limits.invocation());
  }

  private InvocationResult timedOut(Duration limit) {
    kill();
    return new InvocationResult.Died("timed out after " + limit.toSeconds() + " s");
  }

  /** Ends the process at once, like a crash of the machine. Open events end as died. */
  public void kill() {
    process().destroyForcibly(); // of the handle: the process's own would lose its last output
  }

  /** Returns the process, for measurements. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  private void watch(OutputStream log) {
    try (var output = process.getInputStream()) {
      output.transferTo(log);
      api.finish(
          new InvocationResult.Died("the function's process exited with " + process.waitFor()));
    } catch (IOException e) {
      api.finish(new InvocationResult.Died("the function's output could not be passed on: " + e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody interrupts it; the API's close answers the rest
    }
  }

  /** Stops the process. Waits until it is gone and its output has been copied. */
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
      // The JVM is shutting down and the hook is running. Nothing is left to remove.
      return;
    }
  }
}
