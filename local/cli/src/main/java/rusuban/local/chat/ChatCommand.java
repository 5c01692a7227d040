package rusuban.local.chat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rusuban.app.Pseudonym;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.json.JsonText;
import rusuban.local.store.DynamoStoreOpener;
import rusuban.local.store.StoreAccess;
import rusuban.local.store.StoreAccess.Store;
import rusuban.local.store.StoreAccess.Unavailable;
import rusuban.local.store.StoreOptions;

/**
 * {@code rusuban chat}. Exits with 1 if the chat has no data or its erasure was not confirmed.
 * Exits with 2 for an error in the command line or the store.
 */
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "export|erase",
    description = {
      "1 つのトークの書き出しと消去。",
      "Exports or erases one chat: a user's, a group's or a room's."
    },
    footer = {
      "",
      "名前で探すと、テーブル全体を読みます (索引はありません)。名前は LINE から最後に受け取ったものです。",
      "To find a name, the whole table is read: there is no index. The name is the one that LINE"
          + " gave last."
    })
public final class ChatCommand {
  private static final int DONE = 0;
  private static final int AT_FAULT = 1;
  private static final int NOT_BEGUN = 2;

  private static final String WHO = "LINE の ID (U…、C…、R…) か名前 / LINE's id, or the name";

  private final StoreAccess storeAccess;
  private final BufferedReader in;
  private final ZoneId zone;

  @Spec private @Nullable CommandSpec command;

  /** Creates the command with stores in DynamoDB and answers from the keyboard. */
  public ChatCommand() {
    this(
        new DynamoStoreOpener(Clock.systemUTC()),
        new InputStreamReader(System.in, StandardCharsets.UTF_8),
        ZoneId.systemDefault());
  }

  ChatCommand(StoreAccess storeAccess, Reader in, ZoneId zone) {
    this.zone = zone;
    this.storeAccess = storeAccess;
    this.in = new BufferedReader(in);
  }

  @Command(
      name = "export",
      description = {
        "トークについて残っているものすべてを JSON で表示します。何も変えません。",
        "Prints everything that is kept of a chat as JSON, and changes nothing."
      })
  int export(
      @Parameters(paramLabel = "WHO", description = WHO) String who, @Mixin StoreOptions options)
      throws InterruptedException {
    return with(options, store -> export(store, options.account(), who));
  }

  private int export(Store store, AccountId account, String who) {
    return switch (new ChatSearch(store, err()).chat(account, who)) {
      case ChatSearch.One(var id, _) -> {
        new ChatExport(account, id)
            .from(store.ports())
            .ifPresent(json -> out().println(JsonText.write(json)));
        yield DONE;
      }
      case ChatSearch.Many(var candidates) -> several(store, account, candidates);
      case ChatSearch.None _ -> nothingKept(who);
    };
  }

  @Command(
      name = "erase",
      description = {
        "トークについて残っているものを消します。元に戻せません。",
        "Erases what is kept of a chat. This cannot be undone."
      })
  int erase(
      @Parameters(paramLabel = "WHO", description = WHO) String who,
      @Option(names = "--yes", description = "確認しない（ID のときだけ） / does not ask; with an id only")
          boolean yes,
      @Mixin StoreOptions options)
      throws InterruptedException {
    return with(options, store -> erase(store, options.account(), who, yes));
  }

  private int erase(Store store, AccountId account, String who, boolean yes) {
    return switch (new ChatSearch(store, err()).chat(account, who)) {
      case ChatSearch.One(var id, var byName) when yes && byName ->
          say(
              NOT_BEGUN,
              "名前だけで確認なしには消せません。ID で指定してください: " + id,
              "A name alone does not erase unasked; give the id: " + id);
      case ChatSearch.One(var id, _) -> erase(store, account, id, yes);
      case ChatSearch.Many(var candidates) -> several(store, account, candidates);
      case ChatSearch.None _ -> nothingKept(who);
    };
  }

  private int erase(Store store, AccountId account, ChatId chat, boolean yes) {
    if (!yes && !isConfirmed(chat))
      return say(AT_FAULT, "ID が違うため、何も消していません。", "The ids differ; nothing was erased.");
    store.ports().archive().erase(account, chat, store.clock().instant());
    out().println("消しました。 / Erased.");
    var name = Pseudonym.of(account, chat.value());
    out().println("ログでの名前 / In the logs: " + name);
    return DONE;
  }

  /** Lists the chats that the name matches, latest contact first. */
  private int several(Store store, AccountId account, List<Chat> candidates) {
    say(
        AT_FAULT,
        "その名前のトークは" + candidates.size() + "件あります。ID で指定してください。",
        candidates.size() + " chats go by that name; give the id of one.");
    var last = new HashMap<ChatId, Instant>();
    for (var chat : candidates)
      store.ports().archive().history(account, chat.id(), Instant.EPOCH, 1).stream()
          .findFirst()
          .ifPresent(kept -> last.put(chat.id(), kept.key().at()));
    candidates.stream()
        .sorted(
            Comparator.comparing(
                    (Chat chat) -> last.getOrDefault(chat.id(), Instant.EPOCH),
                    Comparator.reverseOrder())
                .thenComparing(chat -> chat.id().value()))
        .forEach(
            chat ->
                err()
                    .println(
                        "  "
                            + chat.id()
                            + "  "
                            + Optional.ofNullable(last.get(chat.id())).map(this::local).orElse("—")
                            + "  "
                            + ChatSearch.shown(chat)));
    return AT_FAULT;
  }

  private String local(Instant at) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).format(at.atZone(zone));
  }

  private boolean isConfirmed(ChatId chat) {
    err().println("元に戻せません。消すには、ID をもう一度入力してください。");
    err().println("This cannot be undone. To erase, type the id again:");
    err().flush();
    try {
      return Optional.ofNullable(in.readLine())
          .map(String::strip)
          .equals(Optional.of(chat.value()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int nothingKept(String who) {
    if (ChatSearch.isLineId(who))
      return say(AT_FAULT, "このトークについては何も残っていません。", "Nothing is kept of this chat.");
    return say(
        AT_FAULT,
        "この ID や名前のトークは何も残っていません。名前は、最後に LINE から受け取ったものと照らします。" + "名前を受け取っていない人は ID で指定してください。",
        "Nothing is kept under this id or name. A name is compared with the one that LINE gave"
            + " last; who has none is found by the id.");
  }

  private int with(StoreOptions options, ToIntFunction<Store> work) throws InterruptedException {
    options.account();
    try {
      return storeAccess.with(options.target(), work);
    } catch (Unavailable e) {
      e.say(err());
      return NOT_BEGUN;
    }
  }

  private int say(int code, String ja, String en) {
    err().println(ja);
    err().println(en);
    return code;
  }

  private PrintWriter out() {
    return command().commandLine().getOut();
  }

  private PrintWriter err() {
    return command().commandLine().getErr();
  }

  private CommandSpec command() {
    if (command == null) throw new IllegalStateException("not run from a command line");
    return command;
  }
}
