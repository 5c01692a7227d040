package rusuban.local.chat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rusuban.core.ChatId;
import rusuban.local.store.DynamoStores;
import rusuban.local.store.StoreOptions;
import rusuban.local.store.Stores;
import rusuban.local.store.Stores.Store;
import rusuban.local.store.Stores.Unavailable;
import rusuban.settings.JsonText;

/**
 * {@code rusuban chat}. Exits with 1 where nothing is kept of the chat or the erasure was not
 * confirmed, with 2 where the command line or the store is at fault.
 */
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "export|erase",
    description = {
      "1 つの会話の書き出しと消去。",
      "Exports or erases one chat: a user's, a group's or a room's."
    })
public final class ChatCommand {
  private static final int DONE = 0;
  private static final int AT_FAULT = 1;
  private static final int NOT_BEGUN = 2;

  private final Stores stores;
  private final BufferedReader in;

  @Spec private @Nullable CommandSpec command;

  /** The command as it is used: stores in DynamoDB, answers from the keyboard. */
  public ChatCommand() {
    this(
        new DynamoStores(Clock.systemUTC()),
        new InputStreamReader(System.in, StandardCharsets.UTF_8));
  }

  ChatCommand(Stores stores, Reader in) {
    this.stores = stores;
    this.in = new BufferedReader(in);
  }

  @Command(
      name = "export",
      description = {
        "会話について残っているものすべてを JSON で表示します。何も変えません。",
        "Prints everything that is kept of a chat as JSON, and changes nothing."
      })
  int export(@Parameters(paramLabel = "USER_ID") String id, @Mixin StoreOptions options)
      throws InterruptedException {
    var chat = chat(id);
    return with(options, store -> export(store, new Exported(options.account(), chat)));
  }

  private int export(Store store, Exported chat) {
    var found = chat.from(store.records());
    if (found.isEmpty()) return nothingKept();
    out().println(JsonText.write(found.get()));
    return DONE;
  }

  @Command(
      name = "erase",
      description = {
        "会話について残っているものを消します。元に戻せません。",
        "Erases what is kept of a chat. This cannot be undone."
      })
  int erase(
      @Parameters(paramLabel = "USER_ID") String id,
      @Option(names = "--yes", description = "確認しない / does not ask") boolean yes,
      @Mixin StoreOptions options)
      throws InterruptedException {
    var chat = chat(id);
    return with(options, store -> erase(store, new Exported(options.account(), chat), yes));
  }

  private int erase(Store store, Exported chat, boolean yes) {
    if (chat.from(store.records()).isEmpty()) return nothingKept();
    if (!yes && !isConfirmed(chat.chat()))
      return say(AT_FAULT, "ID が違うため、何も消していません。", "The ids differ; nothing was erased.");
    store.records().erase(chat.account(), chat.chat(), store.clock().instant());
    out().println("消しました。 / Erased.");
    return DONE;
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

  private int nothingKept() {
    return say(AT_FAULT, "この会話については何も残っていません。", "Nothing is kept of this chat.");
  }

  private int with(StoreOptions options, ToIntFunction<Store> work) throws InterruptedException {
    options.account();
    try {
      return stores.with(options.target(), work);
    } catch (Unavailable e) {
      e.say(err());
      return NOT_BEGUN;
    }
  }

  private ChatId chat(String id) {
    if (!ChatId.isValid(id))
      throw new ParameterException(
          command().commandLine(),
          "USER_ID は LINE のユーザー、グループ、トークルームの ID（U、C、R で始まる）です。"
              + System.lineSeparator()
              + "USER_ID is LINE's id of a user, group or room (it begins with U, C or R).");
    return new ChatId(id);
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
