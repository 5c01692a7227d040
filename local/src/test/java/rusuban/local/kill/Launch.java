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
import rusuban.local.kill.clocked.Followup;
import rusuban.local.kill.clocked.ToldTime;
import rusuban.local.kill.clocked.Webhook;

/**
 * How a process of a function is started: the runtime client, the archive as it is deployed, and
 * the handler at the told time. What the first process loaded is kept for all that follow (JEP
 * 514): hundreds of starts take half the time.
 */
final class Launch implements AutoCloseable {
  private static final Path HOME = Path.of("..");

  /** The machine may be busy; Lambda's own limits are not what this is about. */
  private static final ExecutionEnvironment.Limits PATIENT =
      new ExecutionEnvironment.Limits(Duration.ofMinutes(2), Duration.ofMinutes(2));

  private final Surroundings surroundings;
  private final LambdaFunction function;
  private final UnzippedArchive archive;
  private final Path cache;
  private final List<Path> classPath = new ArrayList<>();

  /**
   * What the processes of a test have in common.
   *
   * @param time the file of the told time
   * @param folder for what is made once
   */
  record Surroundings(String table, String secrets, Path time, Path folder, OutputStream log) {}

  Launch(LambdaFunction function, Surroundings surroundings) throws IOException {
    this.function = function;
    this.surroundings = surroundings;
    archive = UnzippedArchive.of(function.archive(HOME));
    cache = surroundings.folder().resolve(function + ".aot");
    // Jars alone: the JVM archives no classes where a folder is on the class path.
    classPath.addAll(UnzippedArchive.jars(Path.of("target/runtime-client")));
    classPath.addAll(UnzippedArchive.jars(archive.folder().resolve("lib")));
    classPath.add(handlers(surroundings.folder().resolve(function + "-handlers.jar")));
  }

  /** A process at this wire whose classes are archived when it is asked to end. */
  ExecutionEnvironment first(Wire wire) throws IOException {
    return start(wire, "-XX:AOTCacheOutput=" + cache + " -Xlog:disable");
  }

  /** A process at this wire. */
  ExecutionEnvironment next(Wire wire) throws IOException {
    return start(wire, "-XX:AOTCache=" + cache + " -Xlog:disable");
  }

  /** Whether the classes of the first process are there. */
  boolean isQuick() {
    return Files.isRegularFile(cache);
  }

  private ExecutionEnvironment start(Wire wire, String options) throws IOException {
    var told =
        FunctionEnvironment.of(
            surroundings.table(),
            surroundings.secrets(),
            wire.at(""),
            wire.at("/local/ssm"),
            wire.at(""));
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
      case WEBHOOK -> Webhook.class;
      case FOLLOWUP -> Followup.class;
      case DRAIN -> throw new IllegalArgumentException("consumers are killed in the simulation");
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
