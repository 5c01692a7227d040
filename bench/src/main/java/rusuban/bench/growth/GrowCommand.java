package rusuban.bench.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import rusuban.bench.growth.GrowthMeasurement.GrowthPlan;
import rusuban.bench.growth.PeakSecond.HottestPartitions;
import rusuban.bench.growth.PeakSecond.PartitionLoad;
import rusuban.bench.report.FigureTable;
import rusuban.bench.report.JsonFileOption;
import rusuban.bench.report.ProgressLog;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.json.JsonText;

/** Command {@code bench grow}: the DynamoDB usage of each event as the customers become more. */
@Command(
    name = "grow",
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = 2,
    description = {
      "お客様が増えても、出来事ごとの DynamoDB の使い方が同じか測ります。違えば 1 で終わります。",
      "Measures what each event uses of DynamoDB as the customers become more. Exits with 1 if the"
          + " usage changes or one partition key exceeds its limit."
    })
public final class GrowCommand implements Callable<Integer> {
  @Option(
      names = "--customers",
      paramLabel = "LIST",
      split = ",",
      defaultValue = "10,10000,1000000",
      description = "お客様の数、増える順に / numbers of customers, ascending (${DEFAULT-VALUE})")
  private List<Integer> customers = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "それぞれの回数 / rounds at each size (${DEFAULT-VALUE})")
  private int rounds;

  @Mixin private final JsonFileOption json = new JsonFileOption();
  @Spec private @Nullable CommandSpec command;

  private final Path home;

  /** Creates the command for the project in this folder. */
  public GrowCommand(Path home) {
    this.home = home;
  }

  @Override
  public Integer call() throws IOException {
    boolean ascending =
        IntStream.range(1, customers.size()).allMatch(i -> customers.get(i - 1) < customers.get(i));
    require(
        !customers.isEmpty() && customers.getFirst() > 0 && ascending,
        "0 < --customers, ascending");
    require(customers.size() <= GrowthMeasurement.MAX_SIZES, "too many --customers");
    require(rounds > 0, "--rounds > 0");
    var salon = (Json.Obj) JsonText.parse(Files.readString(home.resolve("examples/salon.json")));
    var plan = new GrowthPlan(salon, customers, rounds, PeakSecond.MESSAGES);
    var result =
        new GrowthMeasurement(plan, new ProgressLog(System.err), UnaryOperator.identity()).run();
    var table = table(result);
    System.out.print(table.table());
    result.misreported().stream().limit(5).forEach(System.out::println);
    var figures =
        JsonObjectBuilder.fields().put("grow", table.json()).put("units", result.unitsJson());
    json.write(figures.build());
    return result.isWithinLimits() ? 0 : 1;
  }

  private void require(boolean kept, String rule) {
    if (!kept && command != null) throw new ParameterException(command.commandLine(), rule);
  }

  private static FigureTable table(GrowthResult result) {
    var table =
        new FigureTable("表が大きくなると: R 読み取り、W 書き込み、往復、項目 / grow: reads, writes, trips, items");
    for (var size : result.sizes()) {
      int customers = size.customers();
      var filled = size.filled();
      table.add(
          "filled" + customers,
          "%,d 人を加えた / filled up to".formatted(customers),
          filled.text(),
          filled.json());
    }
    for (var kind : result.kinds()) {
      var usages = List.copyOf(result.usages(kind));
      var texts = new Json.Arr(usages.stream().<Json>map(Json::str).toList());
      table.add(kind.key(), kind.label(), String.join(" | ", usages), texts);
    }
    add(table, "receiving", "毎秒 2,000 通 / 2,000 messages a second", result.receiving());
    add(table, "thanking", "毎秒 2,000 のお便り / 2,000 follow-ups a second", result.thanking());
    table.add("different", "同じでない種類 / kinds not the same", result.different().size());
    table.add("conflicts", "やり直した取引 / transactions tried again", result.conflicts());
    table.add("failures", "失敗した呼び出し / calls that failed", result.failures());
    table.add(
        "misreported", "計算と報告の違い / reported other than computed", result.misreported().size());
    return table;
  }

  private static void add(FigureTable table, String key, String label, HottestPartitions hottest) {
    add(table, key + "Reads", label + ": R", hottest.byReads());
    add(table, key + "Writes", label + ": W", hottest.byWrites());
  }

  private static void add(FigureTable table, String key, String label, PartitionLoad load) {
    table.add(key, label, load.text(), load.json());
  }
}
