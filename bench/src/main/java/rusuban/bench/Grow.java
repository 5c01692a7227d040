package rusuban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rusuban.bench.Growth.AtSize;
import rusuban.bench.Growth.Grown;
import rusuban.bench.OneSecond.Hottest;
import rusuban.bench.OneSecond.Load;
import rusuban.core.Json;
import rusuban.local.cost.Kind;
import rusuban.local.http.Fields;
import rusuban.settings.JsonText;

/**
 * {@code rusuban bench grow}: whether a message costs the same however many customers there are.
 */
@Command(
    name = "grow",
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = 2,
    description = {
      "お客様が増えても、出来事ごとの DynamoDB の使い方が同じか測ります。違えば 1 で終わります。",
      "Measures what each happening uses of DynamoDB as the customers become more. Exits with 1 if"
          + " that is not the same, or one partition key gets too much."
    })
final class Grow implements Callable<Integer> {
  @Option(
      names = "--customers",
      paramLabel = "LIST",
      split = ",",
      defaultValue = "10,10000,1000000",
      description = "お客様の数、増える順に / how many customers, growing (${DEFAULT-VALUE})")
  private List<Integer> customers = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "それぞれで何度 / how often at each size (${DEFAULT-VALUE})")
  private int rounds;

  @Option(names = "--json", paramLabel = "FILE", description = "JSON でも書く / writes JSON too")
  private @Nullable Path json;

  @Spec private @Nullable CommandSpec command;

  private final Path home;

  Grow(Path home) {
    this.home = home;
  }

  @Override
  public Integer call() throws IOException {
    check();
    var progress = Progress.ofThisProcess();
    var salon = (Json.Obj) JsonText.parse(Files.readString(home.resolve("examples/salon.json")));
    var plan = new Growth.Plan(salon, customers, rounds, OneSecond.MESSAGES);
    var grown = new Growth(plan, progress).run();
    progress.over();
    var figures = figures(grown);
    System.out.print(figures.table());
    grown.misreported().stream().limit(5).forEach(System.out::println);
    if (json != null) {
      var written =
          Fields.fields()
              .put(figures.key(), figures.json())
              .put("units", Growth.json(grown.units()))
              .build();
      Files.writeString(json, JsonText.write(written) + "\n");
    }
    return grown.kept() ? 0 : 1;
  }

  private void check() {
    boolean growing =
        IntStream.range(1, customers.size()).allMatch(i -> customers.get(i - 1) < customers.get(i));
    refuseIf(
        customers.isEmpty() || customers.getFirst() < 1 || !growing, "0 < --customers, growing");
    refuseIf(customers.size() > Growth.MOST_SIZES, "--customers: at most " + Growth.MOST_SIZES);
    refuseIf(rounds < 1, "--rounds > 0");
  }

  private void refuseIf(boolean wrong, String rule) {
    Main.refuseIf(wrong, command, rule);
  }

  private static Figures figures(Grown grown) {
    var figures =
        new Figures("grow", "表が大きくなると: R 読み取り、W 書き込み、往復、項目 / grow: reads, writes, trips, items");
    for (var size : grown.sizes()) filled(figures, size);
    grown.units().keySet().forEach(kind -> used(figures, grown, kind));
    hottest(figures, "receiving", "毎秒 2,000 通 / 2,000 messages a second", grown.receiving());
    hottest(figures, "thanking", "毎秒 2,000 のお礼 / 2,000 follow-ups a second", grown.thanking());
    return figures
        .count("different", "同じでない種類 / kinds not the same", grown.different().size())
        .count("conflicts", "やり直した取引 / transactions tried again", grown.conflicts())
        .count("failures", "失敗した呼び出し / calls that failed", grown.failures())
        .count(
            "misreported", "計算と報告の違い / reported other than computed", grown.misreported().size());
  }

  private static void filled(Figures figures, AtSize size) {
    var filled = size.filled();
    var text =
        "%,d 項目 / items, %.0f MB, %.0f s"
            .formatted(filled.items(), filled.bytes() / 1e6, filled.seconds());
    var fields =
        Fields.fields()
            .put("items", filled.items())
            .put("bytes", filled.bytes())
            .put("seconds", Math.round(filled.seconds()))
            .build();
    figures.add(
        "filled" + size.customers(),
        "%,d 人を加えた / filled up to".formatted(size.customers()),
        text,
        fields);
  }

  private static void used(Figures figures, Grown grown, Kind kind) {
    var seen = List.copyOf(grown.seen(kind));
    var texts = new Json.Arr(seen.stream().<Json>map(Json::str).toList());
    figures.add(kind.key(), kind.label(), String.join(" | ", seen), texts);
  }

  private static void hottest(Figures figures, String name, String label, Hottest hottest) {
    figures
        .add(name + "Reads", label + ": R", text(hottest.byReads()), json(hottest.byReads()))
        .add(name + "Writes", label + ": W", text(hottest.byWrites()), json(hottest.byWrites()));
  }

  private static String text(Load load) {
    return "%s: %.0f R/s (≤ %d), %.0f W/s (≤ %d)"
        .formatted(
            load.key(), load.reads(), OneSecond.MOST_READS, load.writes(), OneSecond.MOST_WRITES);
  }

  private static Json json(Load load) {
    return Fields.fields()
        .put("key", load.key())
        .put("reads", Math.round(load.reads()))
        .put("writes", Math.round(load.writes()))
        .build();
  }
}
