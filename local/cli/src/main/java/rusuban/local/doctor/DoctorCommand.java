package rusuban.local.doctor;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rusuban.app.connection.doctor.Doctor;
import rusuban.app.connection.doctor.DoctorRow;
import rusuban.app.connection.doctor.DoctorRow.Kind;
import rusuban.app.connection.doctor.HandCheck;
import rusuban.app.connection.doctor.HandTick;
import rusuban.local.store.BilingualCommand;
import rusuban.local.store.StoreAccess.Unavailable;
import rusuban.local.store.StoreOptions;

/**
 * {@code rusuban doctor}: checks an account's connection to LINE. Exits with 1 if something is to
 * be mended, and with 2 for an error in the command line or if AWS is not reached.
 */
@Command(
    name = "doctor",
    description = {
      "LINE とのつながりを調べ、直すところを場所とともに示します。",
      "Checks the connection to LINE. Shows what to mend, and where."
    },
    footer = {
      "",
      "目で見るしかないもの / what only an eye can see:",
      "  redelivery        Webhookの再送がオン / webhook redelivery is on",
      "  greeting          あいさつメッセージがオフ / the greeting message is off",
      "  auto-reply        応答メッセージがオフ / auto-reply messages are off",
      "  response-hours    応答時間が営業時間と同じ / response hours are the shop's",
      "  business-manager  接続ずみ / a business manager is connected",
      "見たら / once seen: --seen greeting,auto-reply"
    })
public final class DoctorCommand extends BilingualCommand implements Callable<Integer> {
  /** Open time without a webhook after which something is wrong, as in template.yaml. */
  private static final Duration SILENT_AFTER = Duration.ofHours(6);

  private final DoctorAccess access;

  @Option(
      names = "--seen",
      paramLabel = "CHECK",
      split = ",",
      description = {"LINE の画面で見て確かめたもの（下の一覧）", "what you saw in LINE's screens (listed below)"})
  private List<String> seen = new ArrayList<>();

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "だれが見たか（既定: このマシンの利用者） / who saw it (this machine's user)")
  private String by = "";

  @Option(
      names = "--webhook-url",
      paramLabel = "URL",
      description = {
        "お店の Webhook の URL（--table と。デプロイの出力 WebhookUrl）",
        "the shop's webhook URL, with --table: the deployment's output WebhookUrl"
      })
  private @Nullable URI webhookUrl;

  @Option(
      names = "--secrets",
      paramLabel = "PATH",
      defaultValue = "/rusuban/rusuban",
      description = {
        "Parameter Store の場所（--table と。デプロイの出力 SecretsPrefix。既定: ${DEFAULT-VALUE}）",
        "the path in the Parameter Store, with --table: the output SecretsPrefix"
      })
  private String secrets = "";

  @Mixin private StoreOptions options = new StoreOptions();

  /** Creates the command for a running system or AWS. */
  public DoctorCommand() {
    this(new DoctorOpener(Clock.systemUTC()));
  }

  DoctorCommand(DoctorAccess access) {
    this.access = access;
  }

  @Override
  public Integer call() throws InterruptedException {
    var checks = seen.stream().map(this::check).toList();
    var name = name(by);
    var path = secrets.replaceFirst("/$", "");
    try {
      return access.with(
          options.target(), options.account(), path, opened -> run(opened, checks, name));
    } catch (Unavailable e) {
      e.say(err());
      return NOT_BEGUN;
    }
  }

  private HandCheck check(String typed) {
    for (var check : HandCheck.values()) if (name(check).equals(typed.strip())) return check;
    throw wrong(
        "--seen に " + typed + " はありません。一覧は --help で出ます。",
        "--seen has no " + typed + "; --help lists what there is.");
  }

  private static String name(HandCheck check) {
    return check.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private int run(DoctorAccess.Opened opened, List<HandCheck> checks, String name) {
    var account = options.account();
    var now = opened.clock().instant();
    for (var check : checks)
      opened.ticks().tick(account, check, new HandTick(name, now, opened.versions().live(account)));
    var ours = Optional.ofNullable(webhookUrl).or(opened::webhook);
    var rows = new Doctor(SILENT_AFTER).rows(opened.check().check(account, ours, now));
    rows.forEach(this::print);
    var mend = count(rows, Kind.MEND);
    out()
        .println(
            "直すところ%d、目で確かめるところ%d、できていること%d / %d to mend, %d to look at, %d fine"
                .formatted(
                    mend,
                    count(rows, Kind.LOOK),
                    count(rows, Kind.FINE),
                    mend,
                    count(rows, Kind.LOOK),
                    count(rows, Kind.FINE)));
    return mend == 0 ? DONE : AT_FAULT;
  }

  private static long count(List<DoctorRow> rows, Kind kind) {
    return rows.stream().filter(it -> it.kind() == kind).count();
  }

  private void print(DoctorRow row) {
    var mark =
        switch (row.kind()) {
          case MEND -> "✗ ";
          case LOOK -> "? ";
          case FINE -> "✓ ";
        };
    var place = row.place().filter(_ -> row.kind() != Kind.FINE);
    var headline = row.headline();
    var explanation = row.explanation();
    out()
        .println(
            mark
                + sentence(headline.ja(), "。")
                + explanation.ja()
                + "（"
                + row.knownBy().ja()
                + "）");
    place.ifPresent(it -> out().println("    " + String.join(" › ", it.ja())));
    out()
        .println(
            "  "
                + sentence(headline.en(), ".")
                + " "
                + explanation.en()
                + " ("
                + row.knownBy().en()
                + ")");
    place.ifPresent(it -> out().println("    " + String.join(" › ", it.en())));
    row.ticked()
        .filter(_ -> row.kind() == Kind.LOOK)
        .ifPresent(it -> out().println("    ./rusuban doctor --seen " + name(it)));
  }

  private static String sentence(String headline, String stop) {
    return headline.endsWith("？") || headline.endsWith("?") ? headline : headline + stop;
  }
}
