package rusuban.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rusuban.local.invoke.ExecutionEnvironment;
import rusuban.local.invoke.LambdaFunction;
import rusuban.local.invoke.UnzippedArchive;

/** Who answers a webhook here, and how it is started. */
enum Contestant {
  /** The peer: a program with the official SDKs. */
  NODE("node", "Node, LINE と AWS の公式 SDK / official SDKs"),
  /** The archive as deployed, as a JVM runs it that was told nothing. */
  PLAIN("plain", "zip, JVM の既定 / the JVM's own defaults"),
  /** The archive as deployed, as Lambda's java25 runs it. */
  ZIP("zip", "zip, java25 の既定 / as java25 runs it"),
  /** The archive with both of the JVM's compilers. */
  BOTH("both", "zip, C1 と C2 / both compilers"),
  /** The same from its snapshot. */
  SNAPSHOT("snapshot", "SnapStart (同じプロセスのまま / the same process)");

  private static final Duration START = Duration.ofMinutes(2);

  private final String key;
  private final String label;

  Contestant(String key, String label) {
    this.key = key;
    this.label = label;
  }

  String key() {
    return key;
  }

  String label() {
    return label;
  }

  /** Its process, which waits for webhooks, or before its snapshot. */
  ExecutionEnvironment start(Stand stand, Path home, UnzippedArchive task) throws IOException {
    var command = new ArrayList<>(pinned());
    var variables = new HashMap<>(this == NODE ? stand.peersVariables() : stand.variables());
    if (this == NODE) {
      command.addAll(List.of("node", home.resolve("bench/peers/node/runtime.mjs").toString()));
    } else {
      var classPath = task.classPath(home);
      command.addAll(
          ExecutionEnvironment.java(classPath, LambdaFunction.WEBHOOK.handler(), options(stand)));
    }
    if (this == SNAPSHOT) variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    variables.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    return ExecutionEnvironment.run(
        command,
        LambdaFunction.WEBHOOK.handler(),
        Map.copyOf(variables),
        new ExecutionEnvironment.Limits(START, START),
        InstantSource.system(),
        OutputStream.nullOutputStream());
  }

  private List<String> options(Stand stand) {
    var options = new ArrayList<String>();
    if (this == BOTH) options.add("-XX:+UseSerialGC");
    else if (this != PLAIN) options.addAll(ExecutionEnvironment.OPTIONS);
    // As in 1,024 MB: how much a JVM takes at first depends on what there is.
    options.addAll(List.of("-XX:MaxRAM=1g", "-Xmx768m"));
    options.addAll(stand.trustOptions());
    return options;
  }

  /** One processor, the last one: what serves it has the others. */
  private static List<String> pinned() {
    int processors = Runtime.getRuntime().availableProcessors();
    return processors > 1 && Files.isExecutable(Path.of("/usr/bin/taskset"))
        ? List.of("/usr/bin/taskset", "-c", Integer.toString(processors - 1))
        : List.of();
  }
}
