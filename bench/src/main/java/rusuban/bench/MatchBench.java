package rusuban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rusuban.local.http.Fields;
import rusuban.settings.JsonText;

/** {@code rusuban bench match}: what it costs to find the rule that takes a message. */
@Command(
    name = "match",
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = 2,
    description = {
      "1 件のメッセージに合うルールを探す時間を、ルールの数を変えて測ります (JMH)。",
      "Finding the rule that takes a message, among ever more rules (JMH)."
    })
final class MatchBench implements Callable<Integer> {
  private static final int FORKS = 2;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "9",
      description = "計測の回数 / measurements (${DEFAULT-VALUE})")
  private int rounds;

  @Option(names = "--json", paramLabel = "FILE", description = "JSON でも書く / writes JSON too")
  private @Nullable Path json;

  @Option(names = "--svg", paramLabel = "FILE", description = "図も描く / draws a picture too")
  private @Nullable Path svg;

  @Override
  public Integer call() throws IOException, RunnerException {
    var options =
        new OptionsBuilder()
            .include(Matching.class.getName() + "\\..*")
            .forks(FORKS)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(Math.ceilDiv(rounds, FORKS))
            .measurementTime(TimeValue.seconds(1))
            .jvmArgs("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx768m")
            .verbosity(VerboseMode.NORMAL)
            .build();
    var results = new Runner(options).run();
    var all = Fields.fields();
    var pictures = new java.util.ArrayList<Comparison>();
    for (var rules : new String[] {"20", "200", "2000", "10000"}) {
      var comparison = comparison(results, rules);
      System.out.print(comparison.table());
      all.put(comparison.key(), comparison.json());
      pictures.add(comparison);
    }
    if (json != null) Files.writeString(json, JsonText.write(all.build()) + "\n");
    if (svg != null) Files.writeString(svg, Bars.of(pictures));
    return 0;
  }

  private static Comparison comparison(Collection<RunResult> results, String rules) {
    var comparison = new Comparison("rules" + rules, rules + " ルール / rules", "µs");
    add(comparison, results, rules, "oneByOne", "一つずつ / one rule after the other");
    add(comparison, results, rules, "rusuban", "るすばん / Rusuban");
    return comparison;
  }

  private static void add(
      Comparison comparison,
      Collection<RunResult> results,
      String rules,
      String method,
      String label) {
    results.stream()
        .filter(it -> it.getParams().getBenchmark().endsWith("." + method))
        .filter(it -> it.getParams().getParam("rules").equals(rules))
        .flatMap(it -> it.getBenchmarkResults().stream())
        .flatMap(it -> it.getIterationResults().stream())
        .forEach(it -> comparison.add(method, label, it.getPrimaryResult().getScore()));
  }
}
