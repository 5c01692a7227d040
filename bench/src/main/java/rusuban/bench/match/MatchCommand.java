package rusuban.bench.match;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rusuban.bench.report.Comparison;
import rusuban.bench.report.JsonFileOption;

/** Command {@code bench match}: the time to find the rule that matches a message. */
@Command(
    name = "match",
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = 2,
    description = {
      "1 件のメッセージに合うルールを探す時間を、ルールの数を変えて測ります (JMH)。",
      "Measures the time to find the matching rule among ever more rules (JMH)."
    })
public final class MatchCommand implements Callable<Integer> {
  private static final int FORKS = 2;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "9",
      description = "計測の回数 / measurements (${DEFAULT-VALUE})")
  private int rounds;

  @Mixin private final JsonFileOption json = new JsonFileOption();

  @Override
  public Integer call() throws IOException, RunnerException {
    var options =
        new OptionsBuilder()
            .include(KeywordMatchBenchmark.class.getName() + "\\..*")
            .forks(FORKS)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(Math.ceilDiv(rounds, FORKS))
            .measurementTime(TimeValue.seconds(1))
            .jvmArgs("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx768m")
            .build();
    var comparisons = new LinkedHashMap<String, Comparison>();
    for (var result : new Runner(options).run()) {
      var rules = result.getParams().getParam("rules");
      var comparison =
          comparisons.computeIfAbsent(
              rules, _ -> new Comparison("rules" + rules, rules + " ルール / rules (µs)"));
      boolean own = result.getParams().getBenchmark().endsWith(".rusuban");
      for (var fork : result.getBenchmarkResults())
        for (var it : fork.getIterationResults())
          comparison.add(
              own ? "rusuban" : "oneByOne",
              own ? "るすばん / Rusuban" : "一つずつ / one rule after the other",
              it.getPrimaryResult().getScore());
    }
    json.write(Comparison.print(comparisons.values()));
    return 0;
  }
}
