package rusuban.bench.trial;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rusuban.bench.environment.BenchEnvironment;
import rusuban.bench.report.Comparison;
import rusuban.local.invoke.ExecutionEnvironment;
import rusuban.local.invoke.LambdaFunction;
import rusuban.local.invoke.UnzippedArchive;

/** A function to compare, and its start. */
enum BenchCandidate {
  /** The Node program with the official SDKs. All ratios compare with it. */
  NODE("Node, LINE と AWS の公式 SDK / official SDKs"),
  /** The deployed archive on a JVM without options. */
  PLAIN("zip, JVM の既定 / the JVM's own defaults"),
  /** The deployed archive with the options of Lambda's java25 runtime. */
  ZIP("zip, java25 の既定 / as java25 runs it"),
  /** The deployed archive with both compilers of the JVM. */
  BOTH("zip, C1 と C2 / both compilers"),
  /** The deployed archive after its SnapStart hooks, in the same process. */
  SNAPSHOT("SnapStart (同じプロセスのまま / the same process)");

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final String label;

  BenchCandidate(String label) {
    this.label = label;
  }

  /** Adds this candidate's value of a round to the comparison. */
  void addTo(Comparison comparison, double value) {
    comparison.add(name().toLowerCase(Locale.ROOT), label, value);
  }

  /** Starts a process of this candidate. */
  ExecutionEnvironment start(BenchEnvironment bench, Path home, UnzippedArchive task)
      throws IOException {
    var command = new ArrayList<>(pinned());
    var variables = new HashMap<>(this == NODE ? bench.peerVariables() : bench.variables());
    if (this == NODE) {
      command.addAll(List.of("node", home.resolve("bench/peers/node/runtime.mjs").toString()));
    } else {
      var classPath = task.classPath(home);
      command.addAll(
          ExecutionEnvironment.java(classPath, LambdaFunction.WEBHOOK.handler(), options(bench)));
    }
    if (this == SNAPSHOT) variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    variables.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    return ExecutionEnvironment.run(
        command,
        LambdaFunction.WEBHOOK.handler(),
        Map.copyOf(variables),
        new ExecutionEnvironment.Limits(TIMEOUT, TIMEOUT),
        InstantSource.system(),
        OutputStream.nullOutputStream());
  }

  private List<String> options(BenchEnvironment bench) {
    var options = new ArrayList<String>();
    if (this == BOTH) options.add("-XX:+UseSerialGC");
    else if (this != PLAIN) options.addAll(ExecutionEnvironment.OPTIONS);
    // The sizes of a function with 1,024 MB: a JVM derives its first heap from them.
    options.addAll(List.of("-XX:MaxRAM=1g", "-Xmx768m"));
    options.addAll(bench.trustOptions());
    return options;
  }

  /** Returns the command that pins to the last processor. The simulators use the others. */
  private static List<String> pinned() {
    int processors = Runtime.getRuntime().availableProcessors();
    return processors > 1 && Files.isExecutable(Path.of("/usr/bin/taskset"))
        ? List.of("/usr/bin/taskset", "-c", Integer.toString(processors - 1))
        : List.of();
  }
}
