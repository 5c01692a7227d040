package rusuban.app.connection;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.core.AccountId;

/**
 * Connects an account to its channel. It asks LINE for a token with the id and the secret, and
 * stores them only if LINE accepts both. A refused secret never replaces one that works.
 */
public final class ChannelConnector {
  /** LINE shows channel ids of ten digits. */
  private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

  /** LINE shows channel secrets of 32 hexadecimal digits. */
  private static final Pattern SECRET = Pattern.compile("[0-9A-Za-z]{32}");

  private final OfficialAccountApi line;
  private final ChannelCredentialsStore store;

  /** Creates a connector. */
  public ChannelConnector(OfficialAccountApi line, ChannelCredentialsStore store) {
    this.line = line;
    this.store = store;
  }

  /** The result of an attempt. Only {@link Connected} has stored anything. */
  public sealed interface Attempt {
    /** Returns the result in words, for the person who entered the credentials. */
    BilingualText said();

    /** LINE accepts the channel, and it is stored. */
    record Connected(BotInfo bot) implements Attempt {
      @Override
      public BilingualText said() {
        return new BilingualText(
            bot.displayName() + "（" + bot.basicId() + "）につながりました。",
            "Connected to " + bot.displayName() + " (" + bot.basicId() + ").");
      }
    }

    /** The id has not the form of a channel id. LINE was not asked. */
    record NoId() implements Attempt {
      @Override
      public BilingualText said() {
        return new BilingualText(
            "チャネルIDは数字だけです。LINE Developersの「チャネル基本設定」から写してください。",
            "A channel ID has digits only. Copy it from “Basic settings” in LINE Developers.");
      }
    }

    /** The secret has not the form of a channel secret. LINE was not asked. */
    record NoSecret() implements Attempt {
      @Override
      public BilingualText said() {
        return new BilingualText(
            "チャネルシークレットは英数字32文字です。LINE Developersの「チャネル基本設定」から写してください。",
            "A channel secret has 32 letters and digits. Copy it from “Basic settings” in LINE"
                + " Developers.");
      }
    }

    /** LINE refuses the id or the secret. */
    record Refused() implements Attempt {
      @Override
      public BilingualText said() {
        return new BilingualText(
            "LINEが、このチャネルIDとシークレットを断りました。保存していません。同じチャネルのものか確かめてください。",
            "LINE refuses this channel ID and secret. Nothing is stored. Check that both are of the"
                + " same channel.");
      }
    }

    /** LINE could not be asked. */
    record NotAsked(ApiProblem problem) implements Attempt {
      @Override
      public BilingualText said() {
        return new BilingualText(
            "LINEに確かめられませんでした（" + problem + "）。保存していません。少し待って、もう一度お試しください。",
            "LINE could not be asked ("
                + problem
                + "). Nothing is stored. Wait a little, then try"
                + " again.");
      }
    }
  }

  /**
   * Tries these credentials and stores them if LINE accepts them. Spaces around them are ignored,
   * since they are copied from a page.
   *
   * @param id the channel id, as it was entered
   * @param secret the channel secret, as it was entered
   */
  public Attempt connect(AccountId account, String id, String secret) {
    if (!ID.matcher(id.strip()).matches()) return new Attempt.NoId();
    if (!SECRET.matcher(secret.strip()).matches()) return new Attempt.NoSecret();
    var channel = new ChannelCredentials(id.strip(), List.of(secret.strip()), Optional.empty());
    return switch (line.botInfo(account, channel)) {
      case ApiAnswer.Answered<BotInfo>(var bot) -> {
        store.put(account, channel);
        yield new Attempt.Connected(bot);
      }
      case ApiAnswer.Unanswered<BotInfo>(var problem) ->
          problem == ApiProblem.SECRET_REFUSED
              ? new Attempt.Refused()
              : new Attempt.NotAsked(problem);
    };
  }
}
