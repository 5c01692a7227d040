package rusuban.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import picocli.CommandLine.Command;
import rusuban.local.invoke.ExecutionEnvironment;
import rusuban.local.invoke.UnzippedArchive;

/** {@code rusuban bench cold}: from the start of a process to its first answer. */
@Command(
    name = "cold",
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = 2,
    description = {
      "起動から最初の返信までを、同じ仕事をする Node と比べます。",
      "From start to first answer, beside a Node program that does the same work."
    })
final class Cold extends Rounds {
  Cold(Path home) {
    super(home);
  }

  @Override
  List<Comparison> measure(Stand stand, UnzippedArchive task, Progress progress)
      throws IOException, InterruptedException {
    var samples = new EnumMap<Contestant, List<Sample>>(Contestant.class);
    for (int round = 0; round <= rounds(); round++) {
      for (var who : Contestant.values()) {
        var sample = start(who, stand, task);
        // The first round only brings files into memory.
        if (round > 0) samples.computeIfAbsent(who, _ -> new ArrayList<>()).add(sample);
      }
      progress.show("冷たい起動 / cold starts", round, rounds());
    }
    return List.of(
        Comparison.of("wall", "起動から最初の応答まで / start to first answer", "ms", samples, Sample::wall),
        Comparison.of("cpu", "その CPU / its processor time", "ms", samples, Sample::cpu),
        Comparison.of("peak", "最大メモリ / peak memory", "MB", samples, Sample::peak));
  }

  private Sample start(Contestant who, Stand stand, UnzippedArchive task)
      throws IOException, InterruptedException {
    return who == Contestant.SNAPSHOT ? restored(stand, task) : started(who, stand, task);
  }

  private Sample started(Contestant who, Stand stand, UnzippedArchive task)
      throws IOException, InterruptedException {
    var webhook = stand.webhook();
    long sent = stand.sent();
    long begun = System.nanoTime();
    try (var environment = who.start(stand, home(), task)) {
      var answer = environment.invoke(webhook);
      double wall = (System.nanoTime() - begun) / 1e6;
      check(answer, stand, sent);
      return sample(environment, wall, 0);
    }
  }

  private Sample restored(Stand stand, UnzippedArchive task)
      throws IOException, InterruptedException {
    try (var environment = Contestant.SNAPSHOT.start(stand, home(), task)) {
      var failed = environment.awaitSnapshot(PREPARATION);
      if (failed.isPresent()) throw new IOException("not ready for a snapshot: " + failed.get());
      // Long enough for what was begun before to have come to rest.
      Thread.sleep(REST);
      var webhook = stand.webhook();
      long sent = stand.sent();
      double before = Sample.cpu(environment.process()).toMillis();
      long begun = System.nanoTime();
      environment.restore();
      var answer = environment.invoke(webhook);
      double wall = (System.nanoTime() - begun) / 1e6;
      check(answer, stand, sent);
      return sample(environment, wall, before);
    }
  }

  private static Sample sample(ExecutionEnvironment environment, double wall, double before)
      throws IOException {
    var process = environment.process();
    return new Sample(wall, Sample.cpu(process).toMillis() - before, Sample.peak(process));
  }
}
