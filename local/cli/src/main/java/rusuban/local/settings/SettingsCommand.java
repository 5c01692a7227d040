package rusuban.local.settings;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rusuban.app.settings.RollbackResult;
import rusuban.app.settings.SaveVersionResult;
import rusuban.app.settings.SettingsRepository;
import rusuban.core.AccountId;
import rusuban.local.store.DynamoStoreOpener;
import rusuban.local.store.StoreAccess;
import rusuban.local.store.StoreAccess.Store;
import rusuban.local.store.StoreCommand;
import rusuban.local.store.StoreOptions;

/**
 * {@code rusuban settings}. Exits with 1 for an error in the document or the version. Exits with 2
 * for an error in the command line, the file or the store.
 */
@Command(
    name = "settings",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "check|apply|get|history|rollback",
    description = {"設定の検査・反映・履歴。", "Checks, applies and rolls back an account's settings."})
public final class SettingsCommand extends StoreCommand {
  private static final String WHY =
      "なぜ。履歴に残ります（60文字まで） / why, kept in the history (at most 60 characters)";

  private final InstantSource clock;
  private final ZoneId zone;

  /** Creates the command with stores in DynamoDB and this machine's clock. */
  public SettingsCommand() {
    this(new DynamoStoreOpener(Clock.systemUTC()), Clock.systemUTC(), ZoneId.systemDefault());
  }

  /**
   * Creates the command with these parts.
   *
   * @param zone the time zone for an account whose own zone is unreadable
   */
  SettingsCommand(StoreAccess storeAccess, InstantSource clock, ZoneId zone) {
    super(storeAccess);
    this.clock = clock;
    this.zone = zone;
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {"ファイルを検査します。何も変えません。", "Checks a file and changes nothing."})
  int check(@Parameters(paramLabel = "FILE") Path file) {
    var document = SettingsFile.read(file, err());
    if (document.isEmpty()) return NOT_BEGUN;
    if (!SettingsFile.check(file, document.get(), clock.instant(), out())) return AT_FAULT;
    out().println("誤りはありません。反映できます。 / No errors: it can be applied.");
    return DONE;
  }

  @Command(
      name = "apply",
      description = {
        "ファイルを検査し、新しい版として反映します。次のメッセージから効きます。",
        "Checks a file and makes it the live version, from the next message on."
      })
  int apply(
      @Parameters(paramLabel = "FILE") Path file,
      @Option(
              names = "--by",
              paramLabel = "NAME",
              defaultValue = "${sys:user.name}",
              description = "だれが（既定: このマシンの利用者） / who does it (this machine's user)")
          String by,
      @Option(names = "--why", paramLabel = "TEXT", description = WHY) @Nullable String why,
      @Option(
              names = "--from",
              paramLabel = "N",
              description = {
                "ファイルのもとになった版。ほかの版が有効なら反映しません",
                "the version that the file was made from; nothing is applied if another one is live"
              })
          @Nullable Long from,
      @Mixin StoreOptions options)
      throws InterruptedException {
    var change = new Change(name(by), reason(why));
    var document = SettingsFile.read(file, err());
    if (document.isEmpty()) return NOT_BEGUN;
    if (!SettingsFile.check(file, document.get(), clock.instant(), out())) return AT_FAULT;
    return with(options, store -> apply(store, options.account(), document.get(), change, from));
  }

  /** The author of a change, and the reason. */
  private record Change(String by, Optional<String> why) {}

  /**
   * Returns the reason given with {@code --why}.
   *
   * @throws picocli.CommandLine.ParameterException if a line cannot show it
   */
  private Optional<String> reason(@Nullable String why) {
    if (why == null) return Optional.empty();
    if (why.isBlank()
        || why.length() > SettingsRepository.MAX_WHY
        || why.chars().anyMatch(Character::isISOControl))
      throw wrong(
          "--why は1〜" + SettingsRepository.MAX_WHY + "文字です。",
          "--why is 1 to " + SettingsRepository.MAX_WHY + " characters.");
    return Optional.of(why);
  }

  private int apply(
      Store store, AccountId account, String document, Change change, @Nullable Long from) {
    var live = store.versions().live(account);
    if (live.isPresent()
        && store
            .versions()
            .document(account, live.getAsLong())
            .filter(document::equals)
            .isPresent()) {
      out()
          .println(
              "変更はありません（版 "
                  + live.getAsLong()
                  + "）。 / Unchanged, version "
                  + live.getAsLong()
                  + ".");
      return DONE;
    }
    var expected = from == null ? live : OptionalLong.of(from);
    return switch (store
        .versions()
        .save(account, document, change.by(), change.why(), store.clock().instant(), expected)) {
      case SaveVersionResult.Saved(var version) -> {
        out().println("版 " + version + " を反映しました。 / Version " + version + " is live.");
        yield DONE;
      }
      case SaveVersionResult.Superseded(var other) -> superseded(account, other);
    };
  }

  /** Tells an editor that another version went live, and how to go on. */
  private int superseded(AccountId account, OptionalLong live) {
    if (live.isEmpty())
      return say(
          AT_FAULT,
          account + " の設定はまだありません。--from を付けずに反映してください。",
          account + " has no settings yet. Apply them without --from.");
    long version = live.getAsLong();
    return say(
        AT_FAULT,
        "いま有効なのは版 "
            + version
            + " で、このファイルのもとの版ではありません。何も反映していません。settings get で版 "
            + version
            + " を取り出し、変更を入れて、--from "
            + version
            + " で反映してください。",
        "The live version is "
            + version
            + ", which this file was not made from. Nothing was applied. Print version "
            + version
            + " with settings get, make the change in it, and apply it with --from "
            + version
            + ".");
  }

  @Command(
      name = "get",
      description = {"設定を表示します。", "Prints the settings."})
  int get(
      @Option(
              names = "--version",
              paramLabel = "N",
              description = "版（指定がなければ有効な版） / a version; the live one without")
          @Nullable Long version,
      @Mixin StoreOptions options)
      throws InterruptedException {
    return with(options, store -> print(store.versions(), options.account(), version));
  }

  private int print(SettingsRepository versions, AccountId account, @Nullable Long asked) {
    var version = asked == null ? versions.live(account) : OptionalLong.of(asked);
    if (version.isEmpty())
      return say(AT_FAULT, account + " の設定はまだありません。", account + " has no settings yet.");
    var document = versions.document(account, version.getAsLong());
    if (document.isEmpty()) return noSuchVersion(account, version.getAsLong());
    out().print(document.get().endsWith("\n") ? document.get() : document.get() + "\n");
    out().flush();
    return DONE;
  }

  @Command(
      name = "history",
      description = {"版の一覧。新しい順、* が有効な版です。", "Lists the versions, newest first; * is live."})
  int history(
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "20",
              description = "何件まで（既定: ${DEFAULT-VALUE}） / at most so many")
          int limit,
      @Mixin StoreOptions options)
      throws InterruptedException {
    if (limit < 1 || limit > 1_000) throw wrong("--limit は1〜1000です。", "--limit is 1 to 1000.");
    return with(options, store -> list(store.versions(), options.account(), limit));
  }

  private int list(SettingsRepository versions, AccountId account, int limit) {
    var live = versions.live(account);
    var here = zoneOf(versions, account, live);
    var lines = new ArrayList<Line>();
    for (var back : versions.rollbacks(account, limit))
      lines.add(
          new Line("↩", back.to(), back.at(), back.by() + "  (戻した / rolled back)", back.why()));
    for (var version : versions.history(account, limit)) {
      var mark = live.equals(OptionalLong.of(version.number())) ? "*" : " ";
      lines.add(new Line(mark, version.number(), version.savedAt(), version.by(), version.why()));
    }
    lines.stream()
        .sorted(Comparator.comparing(Line::at).reversed())
        .limit(limit)
        .forEach(line -> out().println(line.in(here)));
    return DONE;
  }

  /** A line of the history: a saved version, or a return to one. */
  private record Line(String mark, long number, Instant at, String by, Optional<String> why) {
    String in(ZoneId zone) {
      var time = at.atZone(zone).truncatedTo(ChronoUnit.SECONDS).toOffsetDateTime();
      return "%s %5d  %s  %s%s"
          .formatted(
              mark,
              number,
              DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time),
              by,
              why.map(text -> "  " + text).orElse(""));
    }
  }

  /** Returns the account's own time zone; this machine's if the settings are unreadable. */
  private ZoneId zoneOf(SettingsRepository versions, AccountId account, OptionalLong live) {
    if (live.isEmpty()) return zone;
    try {
      return versions.load(account, live.getAsLong()).zone();
    } catch (IllegalStateException | NoSuchElementException _) {
      return zone;
    }
  }

  @Command(
      name = "rollback",
      description = {"以前の版に戻します。版は消えません。", "Makes an earlier version live; none is deleted."})
  int rollback(
      @Parameters(paramLabel = "VERSION") long version,
      @Option(
              names = "--by",
              paramLabel = "NAME",
              defaultValue = "${sys:user.name}",
              description = "だれが（既定: このマシンの利用者） / who does it (this machine's user)")
          String by,
      @Option(names = "--why", paramLabel = "TEXT", description = WHY) @Nullable String why,
      @Mixin StoreOptions options)
      throws InterruptedException {
    var change = new Change(name(by), reason(why));
    return with(options, store -> rollback(store, options.account(), version, change));
  }

  private int rollback(Store store, AccountId account, long version, Change change) {
    var live = store.versions().live(account);
    return switch (store
        .versions()
        .pointTo(account, version, change.by(), change.why(), store.clock().instant(), live)) {
      case RollbackResult.RolledBack() -> {
        out().println("版 " + version + " に戻しました。 / Version " + version + " is live again.");
        yield DONE;
      }
      case RollbackResult.NoSuchVersion() -> noSuchVersion(account, version);
      case RollbackResult.Superseded(var other) ->
          say(
              AT_FAULT,
              "ほかの人が版 " + text(other) + " を有効にしました。戻していません。settings history で確かめてください。",
              "Somebody else made version "
                  + text(other)
                  + " live. Nothing was rolled back. Look at settings history.");
    };
  }

  private static String text(OptionalLong version) {
    return version.isPresent() ? Long.toString(version.getAsLong()) : "—";
  }

  private int noSuchVersion(AccountId account, long version) {
    return say(
        AT_FAULT,
        account + " に版 " + version + " はありません。",
        account + " has no version " + version + ".");
  }
}
