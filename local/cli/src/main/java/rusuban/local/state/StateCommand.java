package rusuban.local.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rusuban.app.OptimisticRetry;
import rusuban.app.account.VersionedShopState;
import rusuban.core.AccountId;
import rusuban.core.decision.CompiledSettings;
import rusuban.core.hours.ResponseCalendar;
import rusuban.core.hours.ScheduledToggle;
import rusuban.core.settings.Settings;
import rusuban.core.shop.ShopState;
import rusuban.core.shop.ShopSwitch;
import rusuban.core.shop.ShopSwitch.Kind;
import rusuban.json.Json;
import rusuban.local.store.DynamoStoreOpener;
import rusuban.local.store.StoreAccess;
import rusuban.local.store.StoreAccess.Store;
import rusuban.local.store.StoreCommand;
import rusuban.local.store.StoreOptions;

/**
 * {@code rusuban closed}, {@code busy} and {@code staff}: shows or changes one switch of the shop's
 * state. Exits with 1 if the switch could not be set, or the settings still keep the shop closed or
 * busy. Exits with 2 for an error in the command line or the store.
 */
public abstract class StateCommand extends StoreCommand implements Callable<Integer> {
  private static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Tokyo");
  private static final Duration FARTHEST = Duration.ofDays(400);
  private static final List<String> WITHOUT_END = List.of("off", "オフ");
  private static final DateTimeFormatter JA =
      DateTimeFormatter.ofPattern("M月d日(E) H:mm", Locale.JAPANESE);
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final Kind kind;
  private final String ja;
  private final String en;

  @Parameters(
      arity = "0..1",
      paramLabel = "on|off",
      description = "なければ表示だけ / without it, shows the state")
  private @Nullable String action;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = {
        "いつまで: 21:00、25:00、2h、90分、tomorrow・明日 (今日いっぱい)、12/3 (その日からふだんどおり)、",
        "2026-12-03T10:00、off (切るまで)。指定がなければ今日いっぱい (夜 0 時か、それより遅い閉店まで)",
        "until when: 21:00, 25:00, 2h, tomorrow (until today ends), 12/3 (that day is as"
            + " usual",
        "again), 2026-12-03T10:00, or off (until switched off); without it, until today ends, at"
            + " midnight or a later closing"
      })
  private @Nullable String until;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "いつから（指定がなければいまから） / from when; from now without it")
  private @Nullable String from;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "だれが（既定: このマシンの利用者） / who does it (this machine's user)")
  private String by = "";

  @Mixin private StoreOptions options = new StoreOptions();

  /** 臨時休業. */
  @Command(
      name = "closed",
      description = {
        "臨時休業にする・やめる・いまの状態を表示。次のメッセージから効きます。",
        "Closes the shop for a time, opens it again, or shows whether it is closed."
      })
  public static final class Closed extends StateCommand {
    /** Creates the command with stores in DynamoDB. */
    public Closed() {
      this(new DynamoStoreOpener(Clock.systemUTC()));
    }

    Closed(StoreAccess storeAccess) {
      super(storeAccess, Kind.CLOSED, "臨時休業", "Closed");
    }
  }

  /** 混雑中. */
  @Command(
      name = "busy",
      description = {
        "混雑中にする・やめる・いまの状態を表示。次のメッセージから効きます。",
        "Says that the shop is busy for a time, or no longer, or shows whether it is."
      })
  public static final class Busy extends StateCommand {
    /** Creates the command with stores in DynamoDB. */
    public Busy() {
      this(new DynamoStoreOpener(Clock.systemUTC()));
    }

    Busy(StoreAccess storeAccess) {
      super(storeAccess, Kind.BUSY, "混雑中", "Busy");
    }
  }

  /** スタッフが対応. */
  @Command(
      name = "staff",
      description = {
        "しばらくスタッフがすべて対応する・やめる・いまの状態を表示。その間、自動では答えません。",
        "Leaves every chat to staff for a time, or no longer, or shows whether it does."
      })
  public static final class Staff extends StateCommand {
    /** Creates the command with stores in DynamoDB. */
    public Staff() {
      this(new DynamoStoreOpener(Clock.systemUTC()));
    }

    Staff(StoreAccess storeAccess) {
      super(storeAccess, Kind.STAFF, "スタッフが対応", "Staff answer");
    }
  }

  private StateCommand(StoreAccess storeAccess, Kind kind, String ja, String en) {
    super(storeAccess);
    this.kind = kind;
    this.ja = ja;
    this.en = en;
  }

  @Override
  public Integer call() throws InterruptedException {
    var name = name(by);
    boolean timed = until != null || from != null;
    if (timed && !"on".equals(action))
      throw wrong("--until と --from は on と一緒に使います。", "--until and --from go with on.");
    return switch (action) {
      case null -> with(options, store -> show(shop(store)));
      case "on" -> with(options, store -> switchOn(store, name));
      case "off" -> with(options, store -> switchOff(store, name));
      default ->
          throw wrong(
              "on か off を指定してください（なければ表示だけ）。", "Give on or off, or neither to see the state.");
    };
  }

  /**
   * The present state of the shop.
   *
   * @param settings the live settings; empty before the first
   */
  private record Shop(
      AccountId account, Optional<Settings> settings, VersionedShopState state, Instant now) {
    ZoneId zone() {
      return settings.map(Settings::zone).orElse(USUAL_ZONE);
    }

    TypedTimes times() {
      return new TypedTimes(
          zone(),
          date ->
              settings.map(it -> ResponseCalendar.of(it.hours()).hoursOn(date)).orElse(List.of()));
    }
  }

  private Shop shop(Store store) {
    var context = store.ports().accounts().read(options.account());
    Optional<Settings> settings =
        context.settings().isPresent()
            ? Optional.of(store.versions().load(options.account(), context.settings().getAsLong()))
            : Optional.empty();
    return new Shop(options.account(), settings, context.state(), store.clock().instant());
  }

  private int switchOn(Store store, String name) {
    var retry = new OptimisticRetry();
    do {
      var code = switchOnOnce(store, name);
      if (code.isPresent()) return code.get();
    } while (retry.countConflict());
    return collided();
  }

  /** Returns the exit code; empty on a conflict. */
  private Optional<Integer> switchOnOnce(Store store, String name) {
    var shop = shop(store);
    Instant begins = from == null ? shop.now() : time("--from", from, shop, shop.now());
    if (begins.isBefore(shop.now())) throw past("--from");
    var state = shop.state().state();
    if (begins.isAfter(shop.now()) && state.on(kind, shop.now()).isPresent())
      return Optional.of(
          say(
              AT_FAULT,
              "いま" + ja + "です。--from を付けずに延ばすか、先に off にしてください。",
              "It is on now: extend it without --from, or switch it off first."));
    var after = state.switchedOn(kind, begins, end(shop, begins), name, shop.now());
    return store.ports().accounts().change(shop.account(), shop.state(), after)
        ? Optional.of(switchedOn(shop, after))
        : Optional.empty();
  }

  private Optional<Instant> end(Shop shop, Instant begins) {
    if (until == null) return Optional.of(shop.times().endOfDay(begins));
    if (WITHOUT_END.contains(until)) return Optional.empty();
    Instant end = time("--until", until, shop, begins);
    if (!begins.isBefore(end)) throw past("--until");
    if (end.isAfter(begins.plus(FARTHEST)))
      throw wrong("--until は400日先までです。", "--until is at most 400 days ahead.");
    return Optional.of(end);
  }

  private Instant time(String option, String typed, Shop shop, Instant after) {
    return shop.times()
        .after(after, typed)
        .orElseThrow(
            () ->
                wrong(
                    option + " の時刻を読めません。21:00、2h、tomorrow、12/3、2026-12-03T10:00 のように書いてください。",
                    option
                        + " is no time: write such as 21:00, 2h, tomorrow, 12/3 or"
                        + " 2026-12-03T10:00."));
  }

  private RuntimeException past(String option) {
    return wrong(option + " はもう過ぎています。", option + " is past.");
  }

  private int switchedOn(Shop shop, ShopState after) {
    tell(shop, after.last(kind).orElseThrow());
    if (kind == Kind.CLOSED) tellNextOpening(shop, after);
    var notice =
        switch (kind) {
          case CLOSED -> shop.settings().map(Settings::closedNotice);
          case BUSY -> shop.settings().map(Settings::busyNotice);
          case STAFF -> Optional.<List<Json>>empty();
        };
    var field = kind == Kind.CLOSED ? "closedNotice" : "busyNotice";
    if (notice.filter(List::isEmpty).isPresent())
      say(
          DONE,
          "⚠ 設定に " + field + " がないので、お客様へのお知らせは出ません。",
          "⚠ The settings have no " + field + ", so customers are not told.");
    return DONE;
  }

  private void tellNextOpening(Shop shop, ShopState after) {
    var calendar = shop.settings().map(it -> CompiledSettings.of(it).in(after).calendar());
    calendar
        .flatMap(it -> it.nextOpening(after.closed().orElseThrow().from()))
        .ifPresent(
            opens ->
                out()
                    .println(
                        "次の営業は "
                            + ja(shop, opens)
                            + " です。 / Opens next at "
                            + en(shop, opens)
                            + "."));
  }

  private int switchOff(Store store, String name) {
    var retry = new OptimisticRetry();
    do {
      var code = switchOffOnce(store, name);
      if (code.isPresent()) return code.get();
    } while (retry.countConflict());
    return collided();
  }

  /** Returns the exit code; empty on a conflict. */
  private Optional<Integer> switchOffOnce(Store store, String name) {
    var shop = shop(store);
    var after = shop.state().state().switchedOff(kind, name, shop.now());
    boolean isOff = after.equals(shop.state().state());
    if (!isOff && !store.ports().accounts().change(shop.account(), shop.state(), after))
      return Optional.empty();
    out()
        .println(
            isOff
                ? ja + "はオンではありません。 / " + en + ": it was not on."
                : ja + "をやめました。 / " + en + ": off.");
    return Optional.of(tellSettings(shop));
  }

  /** Warns if the settings themselves still keep the switch on, and returns the exit code. */
  private int tellSettings(Shop shop) {
    var still = bySettings(shop).filter(it -> it.isOn(shop.now()));
    if (still.isEmpty()) return DONE;
    return say(
        AT_FAULT,
        "⚠ ただし設定の " + field() + " が、" + ja(shop, still.get().until()) + " までオンのままです。設定も直してください。",
        "⚠ But "
            + field()
            + " of the settings is still on until "
            + en(shop, still.get().until())
            + ": change the settings, too.");
  }

  private int show(Shop shop) {
    var last = shop.state().state().last(kind);
    last.ifPresentOrElse(it -> tell(shop, it), () -> out().println(ja + ": オフ / " + en + ": off"));
    bySettings(shop)
        .filter(it -> shop.now().isBefore(it.until()))
        .ifPresent(
            it ->
                out()
                    .println(
                        "設定の "
                            + field()
                            + ": "
                            + it.from().map(at -> ja(shop, at) + " から ").orElse("")
                            + ja(shop, it.until())
                            + " まで / by the settings"
                            + it.from().map(at -> " from " + en(shop, at)).orElse("")
                            + " until "
                            + en(shop, it.until())));
    return DONE;
  }

  private void tell(Shop shop, ShopSwitch last) {
    boolean over = last.isOver(shop.now());
    boolean comes = last.from().isAfter(shop.now());
    var endJa = last.until().map(it -> ja(shop, it) + " まで").orElse("切るまで");
    var endEn = last.until().map(it -> "until " + en(shop, it)).orElse("until switched off");
    out()
        .println(
            ja
                + ": "
                + (over ? "オフ" : comes ? "予定" : "オン")
                + "（"
                + ja(shop, last.from())
                + " から "
                + endJa
                + "、"
                + last.by()
                + " が "
                + ja(shop, last.at())
                + " に変更）");
    out()
        .println(
            en
                + ": "
                + (over ? "off" : comes ? "to come" : "on")
                + " (from "
                + en(shop, last.from())
                + " "
                + endEn
                + "; changed by "
                + last.by()
                + " at "
                + en(shop, last.at())
                + ")");
  }

  private Optional<ScheduledToggle> bySettings(Shop shop) {
    return switch (kind) {
      case CLOSED -> shop.settings().flatMap(it -> it.hours().temporaryClosure());
      case BUSY -> shop.settings().flatMap(it -> it.hours().busy());
      case STAFF -> Optional.empty();
    };
  }

  private String field() {
    return "responseHours." + (kind == Kind.CLOSED ? "temporarilyClosed" : "busy");
  }

  private int collided() {
    return say(AT_FAULT, "同時にほかの変更がありました。もう一度お試しください。", "Others changed it meanwhile; try again.");
  }

  private static String ja(Shop shop, Instant at) {
    var local = at.atZone(shop.zone());
    boolean thisYear = local.getYear() == shop.now().atZone(shop.zone()).getYear();
    return (thisYear ? "" : local.getYear() + "年") + JA.format(local);
  }

  private static String en(Shop shop, Instant at) {
    return EN.format(at.atZone(shop.zone()));
  }
}
