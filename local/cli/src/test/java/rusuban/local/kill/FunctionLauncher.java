package rusuban.local.kill;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import rusuban.local.invoke.ExecutionEnvironment;
import rusuban.local.invoke.FunctionEnvironment;
import rusuban.local.invoke.LambdaFunction;
import rusuban.local.invoke.UnzippedArchive;
import rusuban.local.kill.clocked.ClockedTick;
import rusuban.local.kill.clocked.ClockedWebhook;
import rusuban.local.kill.clocked.ToldTime;

/**
 * Start of a function's process: the runtime client, the deployed archive, and the handler with
 * {@link ToldTime} as its clock. All later processes reuse the classes that the first one loaded
 * (JEP 514). Hundreds of starts then take half the time.
 */
final class FunctionLauncher implements AutoCloseable {
  private static final Path HOME = Path.of("../..");

  /** Limits for a busy machine. Lambda's own limits are not under test. */
  private static final ExecutionEnvironment.Limits PATIENT =
      new ExecutionEnvironment.Limits(Duration.ofMinutes(2), Duration.ofMinutes(2));

  private final Surroundings surroundings;
  private final LambdaFunction function;
  private final UnzippedArchive archive;
  private final Path cache;
  private final List<Path> classPath = new ArrayList<>();

  /**
   * Parameters that the processes of a test share.
   *
   * @param time the file of the shared clock
   * @param folder the folder for files that are made once
   */
  record Surroundings(String table, String secrets, Path time, Path folder, OutputStream log) {}

  FunctionLauncher(LambdaFunction function, Surroundings surroundings) throws IOException {
    this.function = function;
    this.surroundings = surroundings;
    archive = UnzippedArchive.of(function.archive(HOME));
    cache = surroundings.folder().resolve(function + ".aot");
    // Jars only: the JVM archives no classes if a folder is on the class path.
    classPath.addAll(UnzippedArchive.jars(Path.of("../lambda/target/runtime-client")));
    classPath.addAll(UnzippedArchive.jars(archive.folder().resolve("lib")));
    classPath.add(handlers(surroundings.folder().resolve(function + "-handlers.jar")));
  }

  /** Starts a process that archives its classes when asked to end. */
  ExecutionEnvironment first(CallRelay callRelay) throws IOException {
    return start(callRelay, "-XX:AOTCacheOutput=" + cache + " -Xlog:disable");
  }

  /** Starts a process that uses the archived classes. */
  ExecutionEnvironment next(CallRelay callRelay) throws IOException {
    return start(callRelay, "-XX:AOTCache=" + cache + " -Xlog:disable");
  }

  /** Returns whether the classes of the first process are archived. */
  boolean isQuick() {
    return Files.isRegularFile(cache);
  }

  private ExecutionEnvironment start(CallRelay callRelay, String options) throws IOException {
    var told =
        FunctionEnvironment.of(
            surroundings.table(),
            surroundings.secrets(),
            callRelay.at(""),
            callRelay.at("/local/ssm"),
            callRelay.at(""));
    var variables = new HashMap<>(told.variables());
    variables.put(ToldTime.VARIABLE, surroundings.time().toString());
    variables.put("JAVA_TOOL_OPTIONS", options);
    return ExecutionEnvironment.start(
        classPath,
        handler().getName() + "::handleRequest",
        variables,
        PATIENT,
        InstantSource.system(),
        surroundings.log());
  }

  private Class<?> handler() {
    return switch (function) {
      case WEBHOOK -> ClockedWebhook.class;
      case FOLLOWUP -> ClockedTick.class;
      case DRAIN -> throw new IllegalArgumentException("consumers are killed in the simulation");
      case CONSOLE -> throw new IllegalArgumentException("the console sends nothing");
    };
  }

  private Path handlers(Path jar) throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var type : List.of(handler(), ToldTime.class)) {
        var name = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        try (var bytes = type.getClassLoader().getResourceAsStream(name)) {
          if (bytes == null) throw new IOException("no " + name);
          bytes.transferTo(out);
        }
      }
    }
    return jar;
  }

  @Override
  public void close() {
    archive.close();
  }
}
