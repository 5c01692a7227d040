package rusuban.bench.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import rusuban.bench.environment.BenchEnvironment;
import rusuban.bench.report.Comparison;
import rusuban.bench.report.ProgressLog;
import rusuban.local.invoke.ExecutionEnvironment;
import rusuban.local.invoke.UnzippedArchive;

/** Command {@code bench cold}: the time from the start of a process to its first answer. */
@Command(
    name = "cold",
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = 2,
    description = {
      "起動から最初の返信までを、同じ仕事をする Node と比べます。",
      "Compares the time from start to first answer with a Node program that does the same work."
    })
public final class ColdCommand extends PairedTrials {
  private static final Duration SNAPSHOT_TIMEOUT = Duration.ofMinutes(2);

  /** Time for background work before the snapshot to end. */
  private static final Duration REST = Duration.ofSeconds(1);

  private final Comparison wall =
      new Comparison("wall", "起動から最初の応答まで / start to first answer (ms)");
  private final Comparison cpu = new Comparison("cpu", "その CPU / its processor time (ms)");
  private final Comparison peak = new Comparison("peak", "最大メモリ / peak memory (MB)");

  /** Creates the command for the project in this folder. */
  public ColdCommand(Path home) {
    super(home);
  }

  @Override
  List<Comparison> measure(BenchEnvironment bench, UnzippedArchive task, ProgressLog progress)
      throws IOException, InterruptedException {
    for (int round = 0; round <= rounds; round++) {
      // The first round only loads files into the page cache.
      for (var it : BenchCandidate.values()) start(it, bench, task, round > 0);
      progress.report("冷たい起動 / cold starts", round, rounds);
    }
    return List.of(wall, cpu, peak);
  }

  private void start(
      BenchCandidate candidate, BenchEnvironment bench, UnzippedArchive task, boolean counted)
      throws IOException, InterruptedException {
    var webhook = bench.nextWebhook();
    long begun = System.nanoTime();
    try (var function = candidate.start(bench, home, task)) {
      double cpuBefore = 0;
      if (candidate == BenchCandidate.SNAPSHOT) {
        prepare(function);
        cpuBefore = cpuMillis(function);
        begun = System.nanoTime();
        function.restore();
      }
      double millis = answerMillis(function, webhook, bench, begun);
      if (!counted) return;
      candidate.addTo(wall, millis);
      candidate.addTo(cpu, cpuMillis(function) - cpuBefore);
      candidate.addTo(peak, peakMegabytes(function.process()));
    }
  }

  private static void prepare(ExecutionEnvironment function)
      throws IOException, InterruptedException {
    var failure = function.awaitSnapshot(SNAPSHOT_TIMEOUT);
    if (failure.isPresent()) throw new IOException("not ready for a snapshot: " + failure.get());
    Thread.sleep(REST);
  }

  /** Returns the peak resident memory in MB, as Linux reports it. */
  private static double peakMegabytes(ProcessHandle process) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
