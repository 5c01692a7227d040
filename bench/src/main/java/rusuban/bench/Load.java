package rusuban.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rusuban.core.Json;
import rusuban.local.http.Fields;
import rusuban.settings.JsonText;

/** {@code rusuban bench load}: many questions at once, and very many thank-yous at eight. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = 2,
    description = {
      "受信とお礼の負荷を測ります。失われたか二重のものがあれば 1 で終わります。",
      "Measures receiving and the evening's thank-yous under load. Exits with 1 if any was lost or"
          + " doubled."
    })
final class Load implements Callable<Integer> {
  /** "Receive messages (webhook)": LINE gives up after two seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final OperatingSystemMXBean LOAD = ManagementFactory.getOperatingSystemMXBean();

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "200",
      description = "毎秒の webhook / webhooks a second (${DEFAULT-VALUE})")
  private int rate;

  @Option(
      names = "--duration",
      paramLabel = "ISO",
      defaultValue = "PT10M",
      description = "受信の長さ。PT0S なら省く / how long; PT0S leaves it out (${DEFAULT-VALUE})")
  private Duration duration = Duration.ZERO;

  @Option(
      names = "--warm-up",
      paramLabel = "ISO",
      defaultValue = "PT1M",
      description = "その前の慣らし。別に数える / before that, counted apart (${DEFAULT-VALUE})")
  private Duration warmUp = Duration.ZERO;

  @Option(
      names = "--duplicates",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description = "二度目の webhook の割合 / the share that come again (${DEFAULT-VALUE})")
  private double duplicates;

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "100000",
      description = "20:00 にお礼を送る人数。0 なら省く / thanked at 20:00; 0 leaves it out (${DEFAULT-VALUE})")
  private int customers;

  @Option(
      names = "--line-latency",
      paramLabel = "ISO",
      defaultValue = "PT0.05S",
      description = "LINE の応答時間 / how long LINE takes (${DEFAULT-VALUE})")
  private Duration lineLatency = Duration.ZERO;

  @Option(
      names = "--line-rate",
      paramLabel = "N",
      defaultValue = "2000",
      description = "LINE が毎秒受けるプッシュ / pushes a second LINE takes (${DEFAULT-VALUE})")
  private int lineRate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "乱数の種 / the seed of chance (${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--json", paramLabel = "FILE", description = "JSON でも書く / writes JSON too")
  private @Nullable Path json;

  @Spec private @Nullable CommandSpec command;

  private final Path home;

  Load(Path home) {
    this.home = home;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    var progress = Progress.ofThisProcess();
    var salon = (Json.Obj) JsonText.parse(Files.readString(home.resolve("examples/salon.json")));
    var results = new ArrayList<Result>();
    double others = LOAD.getSystemLoadAverage();
    if (!duration.isZero()) results.add(tell(day(salon, progress).run(), others, progress));
    if (customers > 0) results.add(tell(evening(salon, progress).run(), others, progress));
    if (json != null) Files.writeString(json, JsonText.write(written(results)) + "\n");
    return results.stream().allMatch(Result::kept) ? 0 : 1;
  }

  private void check() {
    refuseIf(rate < 1 || lineRate < 1, "--rate, --line-rate > 0");
    refuseIf(duration.isNegative() || warmUp.isNegative(), "--duration, --warm-up >= PT0S");
    refuseIf(lineLatency.isNegative(), "--line-latency >= PT0S");
    refuseIf(!(duplicates >= 0 && duplicates < 1), "0 <= --duplicates < 1");
    refuseIf(customers < 0, "--customers >= 0");
  }

  private void refuseIf(boolean wrong, String rule) {
    Main.refuseIf(wrong, command, rule);
  }

  /** A push after a refused reply is allowed here, so that something can be doubled at all. */
  private Day day(Json.Obj salon, Progress progress) {
    var settings = JsonText.write(Fields.of(salon).put("pushWhenReplyFails", true).build());
    var plan =
        new Day.Plan(settings, rate, warmUp, duration, duplicates, lineLatency, PATIENCE, seed);
    return new Day(plan, progress);
  }

  private Evening evening(Json.Obj salon, Progress progress) {
    var settings = JsonText.write(salon).replace("{名前}さま、", "");
    var plan = new Thanks.Plan(settings, customers, lineLatency, lineRate);
    return new Evening(plan, progress);
  }

  private static Result tell(Result result, double others, Progress progress) {
    progress.over();
    result.figures().decimal("loadBefore", "測る前の機械の負荷 / load average before", others);
    System.out.print(result.figures().table());
    return result;
  }

  private static Json written(List<Result> results) {
    var parts = Fields.fields();
    results.forEach(it -> parts.put(it.figures().key(), it.figures().json()));
    return parts.build();
  }
}
