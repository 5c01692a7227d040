package rusuban.local.chat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rusuban.core.AccountId;
import rusuban.core.chat.ChatStatus;
import rusuban.local.store.DynamoStoreOpener;
import rusuban.local.store.StoreAccess;
import rusuban.local.store.StoreAccess.Store;
import rusuban.local.store.StoreCommand;
import rusuban.local.store.StoreOptions;

/** {@code rusuban chats}: lists the chats that wait for staff. */
@Command(
    name = "chats",
    description = {"スタッフの返信を待っているトークの一覧。", "Lists the chats that wait for staff."},
    footer = {
      "",
      "テーブル全体を読みます (索引はありません)。AWS では 1 GB につき 13 万回ほどの読み取り、約 0.02 ドルです。",
      "The whole table is read: there is no index. On AWS a GB is some 130,000 reads, about 0.02"
          + " USD."
    })
public final class ChatsCommand extends StoreCommand implements Callable<Integer> {
  private static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Tokyo");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  @Option(
      names = "--waiting",
      required = true,
      description = "待っているトークを、長く待っているものから / those that wait, the longest first")
  @SuppressWarnings("UnusedVariable") // picocli requires the field; other lists may join this one
  private boolean waiting;

  @Option(names = "--text", description = "最後のメッセージの文も表示 / shows the last message's text, too")
  private boolean text;

  @Mixin private StoreOptions options = new StoreOptions();

  /** Creates the command with stores in DynamoDB. */
  public ChatsCommand() {
    this(new DynamoStoreOpener(Clock.systemUTC()));
  }

  ChatsCommand(StoreAccess storeAccess) {
    super(storeAccess);
  }

  @Override
  public Integer call() throws InterruptedException {
    return with(options, store -> list(store, options.account()));
  }

  private int list(Store store, AccountId account) {
    var zone = zone(store, account);
    Instant now = store.clock().instant();
    var all =
        store
            .chatList()
            .of(account)
            .filter(chat -> chat.status() == ChatStatus.WAITING)
            .map(chat -> WaitingChat.of(chat, store.ports().archive(), account, now))
            .sorted(
                Comparator.comparing((WaitingChat it) -> it.since().orElse(Instant.EPOCH))
                    .thenComparing(it -> it.chat().id().value()))
            .toList();
    if (all.isEmpty()) out().println("待っているトークはありません。 / No chat waits.");
    for (var each : all) {
      out().println(line(each, zone));
      if (text) each.text().ifPresent(it -> out().println("    「" + ChatSearch.clean(it) + "」"));
    }
    return DONE;
  }

  private static String line(WaitingChat each, ZoneId zone) {
    return String.join(
        "  ",
        each.since().map(at -> LOCAL.format(at.atZone(zone))).orElse("—"),
        each.chat().id().value(),
        ChatSearch.shown(each.chat()),
        each.kind(),
        each.why());
  }

  private static ZoneId zone(Store store, AccountId account) {
    var live = store.versions().live(account);
    return live.isPresent() ? store.versions().load(account, live.getAsLong()).zone() : USUAL_ZONE;
  }
}
