package rusuban.bench.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import rusuban.bench.environment.BenchEnvironment;
import rusuban.bench.report.Comparison;
import rusuban.bench.report.JsonFileOption;
import rusuban.bench.report.ProgressLog;
import rusuban.local.invoke.ExecutionEnvironment;
import rusuban.local.invoke.InvocationResult;
import rusuban.local.invoke.LambdaFunction;
import rusuban.local.invoke.UnzippedArchive;

/** A command that measures in rounds. In each round every candidate takes its turn. */
abstract class PairedTrials implements Callable<Integer> {
  private static final int MIN_ROUNDS = 3;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "9",
      description = "回数 / rounds (${DEFAULT-VALUE})")
  int rounds;

  @Mixin private final JsonFileOption json = new JsonFileOption();
  @Spec private @Nullable CommandSpec command;

  final Path home;

  PairedTrials(Path home) {
    this.home = home;
  }

  /** Measures and returns the comparisons to print. */
  abstract List<Comparison> measure(
      BenchEnvironment bench, UnzippedArchive task, ProgressLog progress)
      throws IOException, InterruptedException;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rounds < MIN_ROUNDS && command != null)
      throw new ParameterException(command.commandLine(), "--rounds >= " + MIN_ROUNDS);
    try (var bench = new BenchEnvironment(home);
        var task = UnzippedArchive.of(LambdaFunction.WEBHOOK.archive(home))) {
      json.write(Comparison.print(measure(bench, task, new ProgressLog(System.err))));
      return 0;
    }
  }

  /** Returns the processor time so far in milliseconds. Linux counts it in steps of 10 ms. */
  static double cpuMillis(ExecutionEnvironment function) {
    return function.process().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }

  /**
   * Invokes the function and returns the time to its answer in milliseconds.
   *
   * @param begun the start of the time, by {@link System#nanoTime}
   * @throws IOException if the answer is not 200 or LINE accepted no reply: a failure is no quick
   *     answer
   */
  static double answerMillis(
      ExecutionEnvironment function, String webhook, BenchEnvironment bench, long begun)
      throws IOException, InterruptedException {
    long accepted = bench.acceptedMessages();
    var invocationResult = function.invoke(webhook);
    double millis = (System.nanoTime() - begun) / 1e6;
    if (!(invocationResult instanceof InvocationResult.Returned(var json)) || !json.contains("200"))
      throw new IOException("the answer is not 200: " + invocationResult);
    if (bench.acceptedMessages() != accepted + 1) throw new IOException("LINE accepted no reply");
    return millis;
  }
}
