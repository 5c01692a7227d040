package rusuban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rusuban.local.http.Fields;
import rusuban.settings.JsonText;

/** {@code rusuban bench drain}: very many thank-yous at eight, by a tick, a queue and consumers. */
@Command(
    name = "drain",
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = 2,
    description = {
      "20:00 のお礼を、キューで分け合って送る速さを測ります。失われたか二重のものがあれば 1 で終わります。",
      "Measures how fast the evening's thank-yous go out by a queue and its consumers. Exits with 1"
          + " if any was lost or doubled."
    })
final class Drain implements Callable<Integer> {
  /** As many as template.yaml allows: there are no more shards. */
  private static final int MOST = 16;

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "10000",
      description = "20:00 にお礼を送る人数 / thanked at 20:00 (${DEFAULT-VALUE})")
  private int customers;

  @Option(
      names = "--consumers",
      paramLabel = "N",
      defaultValue = "2",
      description = "コンシューマーの数。一つが一プロセス / consumers, a process each (${DEFAULT-VALUE})")
  private int consumers;

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

  @Option(names = "--json", paramLabel = "FILE", description = "JSON でも書く / writes JSON too")
  private @Nullable Path json;

  @Spec private @Nullable CommandSpec command;

  private final Path home;

  Drain(Path home) {
    this.home = home;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    refuseIf(customers < 1 || lineRate < 1, "--customers, --line-rate > 0");
    refuseIf(consumers < 2 || consumers > MOST, "2 <= --consumers <= " + MOST);
    refuseIf(lineLatency.isNegative(), "--line-latency >= PT0S");
    var salon = Files.readString(home.resolve("examples/salon.json"));
    var progress = Progress.ofThisProcess();
    var plan = new Thanks.Plan(salon.replace("{名前}さま、", ""), customers, lineLatency, lineRate);
    var result = new Crowd(plan, consumers, progress).run();
    progress.over();
    System.out.print(result.figures().table());
    if (json != null) {
      var written = Fields.fields().put("drain", result.figures().json()).build();
      Files.writeString(json, JsonText.write(written) + "\n");
    }
    return result.kept() ? 0 : 1;
  }

  private void refuseIf(boolean wrong, String rule) {
    Main.refuseIf(wrong, command, rule);
  }
}
