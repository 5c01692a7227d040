package rusuban.line;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import rusuban.app.Telemetry;
import rusuban.app.Telemetry.Metric;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.ChannelRepository;
import rusuban.app.messaging.MessagingApi;
import rusuban.app.messaging.SendResult;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.DisplayName;
import rusuban.core.decision.Quota;
import rusuban.core.event.Event;
import rusuban.json.Json;
import rusuban.json.JsonText;

/**
 * Client of the Messaging API, safe for use by many threads. It repeats a request only if LINE
 * refused its token. If LINE accepts no known token, the message is not sent, but it stays valid.
 * {@code close} ends the connections.
 */
public final class LineMessagingApi implements MessagingApi, AutoCloseable {
  /** LINE's ids are letters and digits; anything else could point into another path. */
  private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** Maximum length of a name to store. LINE's names have at most 20 characters. */
  private static final int LONGEST_NAME = 200;

  private static final String REPLY = "/v2/bot/message/reply";
  private static final String PUSH = "/v2/bot/message/push";

  /**
   * Result for an account without a channel. Its secrets may be only partly stored, so this is no
   * refusal: the message waits as long as it may.
   */
  private static final SendResult NO_CHANNEL = new SendResult.NotSent();

  private final ChannelRepository channels;
  private final LineHttp http;
  private final ChannelTokens tokens;
  private final MonthlyQuota quota;
  private final Telemetry telemetry;
  private final Map<AccountChannel, ChannelClient> clients = new ConcurrentHashMap<>();

  private record AccountChannel(AccountId account, ChannelCredentials channel) {}

  /**
   * Creates a messenger for the accounts of these channels. It connects at the first call.
   *
   * @param telemetry records for every call what LINE's support asks for, and no message text
   */
  public LineMessagingApi(
      ChannelRepository channels, LineOptions options, Telemetry telemetry, InstantSource clock) {
    this.channels = channels;
    this.telemetry = telemetry;
    this.http = new LineHttp(options, clock);
    this.tokens = new ChannelTokens(http, clock);
    this.quota = new MonthlyQuota(clock);
  }

  @Override
  public SendResult reply(AccountId account, String replyToken, List<Json> messages) {
    var body = body("replyToken", replyToken, messages);
    // Replies are free, so a 429 is about the rate, whatever the quota.
    return client(account)
        .map(line -> post(line, REPLY, body, Map.of(), () -> false))
        .orElse(NO_CHANNEL);
  }

  @Override
  public SendResult push(AccountId account, ChatId to, List<Json> messages, UUID retryKey) {
    var body = body("to", to.value(), messages);
    var key = Map.of("X-Line-Retry-Key", retryKey.toString());
    return client(account)
        .map(line -> post(line, PUSH, body, key, () -> quota.isUsedUp(account, line)))
        .orElse(NO_CHANNEL);
  }

  @Override
  public Optional<String> displayName(AccountId account, Event.Source source) {
    String chat = source.chat().value();
    boolean isUser = source.chat().kind() == ChatId.Kind.USER;
    String user = source.userId().orElse(isUser ? chat : "");
    if (!USER_ID.matcher(chat).matches() || !USER_ID.matcher(user).matches())
      return Optional.empty();
    return client(account)
        .flatMap(line -> line.get(profile(source.chat().kind(), chat, user)))
        .flatMap(profile -> profile.text("displayName"))
        .map(UnpairedSurrogates::mend)
        .filter(name -> name.length() <= LONGEST_NAME)
        // An invisible name still replaces the earlier one.
        .map(name -> DisplayName.shown(name).orElse(""));
  }

  @Override
  public Optional<Quota> quota(AccountId account) {
    return client(account).flatMap(MonthlyQuota::ask);
  }

  /**
   * Returns the path of a profile (Messaging API reference, "Get profile" and "Get group
   * (multi-person) chat member profile").
   */
  private static String profile(ChatId.Kind kind, String chat, String user) {
    return switch (kind) {
      case USER -> "/v2/bot/profile/" + user;
      case GROUP -> "/v2/bot/group/" + chat + "/member/" + user;
      case ROOM -> "/v2/bot/room/" + chat + "/member/" + user;
    };
  }

  @Override
  public void close() {
    http.close();
  }

  /** Returns the client of a channel, built once. Other secrets make another channel. */
  private Optional<ChannelClient> client(AccountId account) {
    return channels
        .find(account)
        .map(it -> clients.computeIfAbsent(new AccountChannel(account, it), this::connect));
  }

  private ChannelClient connect(AccountChannel of) {
    var told = new ApiCallLog(telemetry, of.account());
    var calls =
        new AuthInterceptor(
            of.channel(), tokens, http, told, refused -> newer(of.account(), refused));
    return new ChannelClient(http.with(calls), http.api());
  }

  /** Returns the account's channel if it has changed since the refused one was read. */
  private Optional<ChannelCredentials> newer(AccountId account, ChannelCredentials refused) {
    try {
      return channels.latest(account).filter(it -> !it.equals(refused));
    } catch (RuntimeException e) {
      var why = Map.of("why", e.getClass().getSimpleName(), "of", "secrets");
      telemetry.tell(Metric.WORK_FAILED, account, why);
      return Optional.empty();
    }
  }

  private static Json body(String to, String value, List<Json> messages) {
    var fields = new LinkedHashMap<String, Json>();
    fields.put(to, Json.str(value));
    fields.put("messages", new Json.Arr(messages));
    return UnpairedSurrogates.mend(new Json.Obj(fields));
  }

  private static SendResult post(
      ChannelClient line,
      String path,
      Json body,
      Map<String, String> headers,
      BooleanSupplier usedUp) {
    String text;
    try {
      text = JsonText.write(body);
    } catch (UncheckedIOException _) {
      return new SendResult.Refused(400); // nested too deep, at every try
    }
    try {
      return line.post(path, text, headers);
    } catch (IOException e) {
      return switch (cause(e)) {
        case NotSentException _ -> new SendResult.NotSent();
        case RefusedException refused -> delivery(refused, usedUp);
        default -> new SendResult.OutcomeUnknown();
      };
    }
  }

  /** Returns the cause of a failed call. At its time limit OkHttp wraps it in its own exception. */
  private static Throwable cause(IOException e) {
    return e instanceof InterruptedIOException && e.getCause() != null ? e.getCause() : e;
  }

  private static SendResult delivery(RefusedException refused, BooleanSupplier usedUp) {
    int status = refused.status();
    if (status == 409) return refused.acceptedBefore();
    if (status == 429)
      return usedUp.getAsBoolean() ? new SendResult.QuotaExceeded() : new SendResult.RateLimited();
    if (refused.isReplyTokenInvalid()) return new SendResult.InvalidReplyToken();
    return status >= 400 && status < 500
        ? new SendResult.Refused(status)
        : new SendResult.OutcomeUnknown();
  }
}
