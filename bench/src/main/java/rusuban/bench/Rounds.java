package rusuban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rusuban.local.http.Fields;
import rusuban.local.invoke.Answer;
import rusuban.local.invoke.LambdaFunction;
import rusuban.local.invoke.UnzippedArchive;
import rusuban.settings.JsonText;

/** A bench in rounds, in each of which every contestant takes its turn. */
abstract class Rounds implements Callable<Integer> {
  static final Duration PREPARATION = Duration.ofMinutes(2);
  static final Duration REST = Duration.ofSeconds(1);
  private static final int FEWEST = 3;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "9",
      description = "回数 / rounds (${DEFAULT-VALUE})")
  private int rounds;

  @Option(names = "--json", paramLabel = "FILE", description = "JSON でも書く / writes JSON too")
  private @Nullable Path json;

  @Option(names = "--svg", paramLabel = "FILE", description = "図も描く / draws a picture too")
  private @Nullable Path svg;

  @Spec private @Nullable CommandSpec command;

  private final Path home;

  Rounds(Path home) {
    this.home = home;
  }

  abstract List<Comparison> measure(Stand stand, UnzippedArchive task, Progress progress)
      throws IOException, InterruptedException;

  Path home() {
    return home;
  }

  int rounds() {
    return rounds;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Main.refuseIf(rounds < FEWEST, command, "--rounds >= " + FEWEST);
    installPeer();
    var progress = Progress.ofThisProcess();
    try (var stand = new Stand(home);
        var task = UnzippedArchive.of(LambdaFunction.WEBHOOK.archive(home))) {
      var comparisons = measure(stand, task, progress);
      progress.over();
      comparisons.forEach(it -> System.out.print(it.table()));
      if (json != null) Files.writeString(json, JsonText.write(json(comparisons)) + "\n");
      if (svg != null) Files.writeString(svg, Bars.of(comparisons));
      return 0;
    }
  }

  private static rusuban.core.Json json(List<Comparison> comparisons) {
    var all = Fields.fields();
    comparisons.forEach(it -> all.put(it.key(), it.json()));
    return all.build();
  }

  /** From npm, once; nothing but a bench needs it. */
  private void installPeer() throws IOException, InterruptedException {
    var peer = home.resolve("bench/peers/node");
    if (Files.isDirectory(peer.resolve("node_modules"))) return;
    System.err.println("Node の比較相手を npm から入れます… / Installing the Node peer from npm…");
    var npm =
        new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
            .directory(peer.toFile())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.to(Files.createTempFile("npm", ".log").toFile()))
            .start();
    if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0)
      throw new IOException("npm ci failed in " + peer + "; Node 20 or later is needed");
  }

  /** An answer that is none would be measured as a quick one. */
  static void check(Answer answer, Stand stand, long sentBefore) throws IOException {
    if (!(answer instanceof Answer.Returned(var json)) || !json.contains("200"))
      throw new IOException("not answered with 200: " + answer);
    if (stand.sent() != sentBefore + 1) throw new IOException("LINE took no reply");
  }
}
