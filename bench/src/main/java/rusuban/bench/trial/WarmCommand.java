package rusuban.bench.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rusuban.bench.environment.BenchEnvironment;
import rusuban.bench.report.Comparison;
import rusuban.bench.report.ProgressLog;
import rusuban.local.invoke.ExecutionEnvironment;
import rusuban.local.invoke.UnzippedArchive;

/** Command {@code bench warm}: the time of one webhook in a warm function. */
@Command(
    name = "warm",
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = 2,
    description = {
      "起きている関数が 1 件に返信する時間を、同じ仕事をする Node と比べます。",
      "Compares one webhook of a warm function with a Node program that does the same work."
    })
public final class WarmCommand extends PairedTrials {
  @Option(
      names = "--webhooks",
      paramLabel = "N",
      defaultValue = "200",
      description = "1 回の webhook / webhooks a round (${DEFAULT-VALUE})")
  private int webhooks;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "2000",
      description = "その前の慣らし / webhooks before that (${DEFAULT-VALUE})")
  private int warmUp;

  private final Comparison p50 = new Comparison("p50", "webhook 1 件 p50 / one webhook (ms)");
  private final Comparison p99 = new Comparison("p99", "webhook 1 件 p99 / one webhook (ms)");
  private final Comparison cpu =
      new Comparison("cpu", "webhook 1 件の CPU / processor time of one webhook (ms)");

  /** Creates the command for the project in this folder. */
  public WarmCommand(Path home) {
    super(home);
  }

  @Override
  List<Comparison> measure(BenchEnvironment bench, UnzippedArchive task, ProgressLog progress)
      throws IOException, InterruptedException {
    var functions = new EnumMap<BenchCandidate, ExecutionEnvironment>(BenchCandidate.class);
    try {
      for (var it : List.of(BenchCandidate.NODE, BenchCandidate.ZIP, BenchCandidate.BOTH))
        functions.put(it, it.start(bench, home, task));
      for (var function : functions.values()) invoke(function, bench, warmUp);
      for (int round = 1; round <= rounds; round++) {
        for (var it : functions.entrySet()) measure(it.getKey(), it.getValue(), bench);
        progress.report("起きている関数 / warm functions", round, rounds);
      }
    } finally {
      functions.values().forEach(ExecutionEnvironment::close);
    }
    return List.of(p50, p99, cpu);
  }

  private void measure(
      BenchCandidate candidate, ExecutionEnvironment function, BenchEnvironment bench)
      throws IOException, InterruptedException {
    double before = cpuMillis(function);
    var sorted = invoke(function, bench, webhooks).stream().sorted().toList();
    double spent = cpuMillis(function) - before;
    candidate.addTo(p50, sorted.get(sorted.size() / 2));
    candidate.addTo(p99, sorted.get((int) (sorted.size() * 0.99)));
    candidate.addTo(cpu, spent / webhooks);
  }

  /**
   * Invokes the function with webhooks one after the other and returns the times in milliseconds.
   */
  private static List<Double> invoke(
      ExecutionEnvironment function, BenchEnvironment bench, int count)
      throws IOException, InterruptedException {
    var times = new ArrayList<Double>();
    for (int i = 0; i < count; i++) {
      var webhook = bench.nextWebhook();
      // Work after the previous answer must not add to this time.
      if (!function.awaitRest()) throw new IOException("the function did not come to rest");
      times.add(answerMillis(function, webhook, bench, System.nanoTime()));
    }
    return times;
  }
}
