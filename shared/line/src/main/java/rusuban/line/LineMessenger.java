package rusuban.line;

import com.linecorp.bot.client.base.BotAwareJacksonConverter;
import com.linecorp.bot.client.base.Result;
import com.linecorp.bot.jackson.ModelObjectMapper;
import com.linecorp.bot.messaging.client.MessagingApiClient;
import com.linecorp.bot.messaging.model.GroupUserProfileResponse;
import com.linecorp.bot.messaging.model.Message;
import com.linecorp.bot.messaging.model.PushMessageRequest;
import com.linecorp.bot.messaging.model.ReplyMessageRequest;
import com.linecorp.bot.messaging.model.RoomUserProfileResponse;
import com.linecorp.bot.messaging.model.UserProfileResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;
import rusuban.app.Channel;
import rusuban.app.Channels;
import rusuban.app.Journal;
import rusuban.app.Messenger;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.decision.Quota;
import rusuban.core.event.Event;

/**
 * The Messaging API through LINE's SDK: its calls and models, on connections of our own. Safe for
 * use by many threads; nothing is tried twice but what LINE refused for its token. Close it to end
 * its connections.
 */
public final class LineMessenger implements Messenger, AutoCloseable {
  /** LINE's ids are letters and digits; anything else could point into another path. */
  private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** An account this deployment no longer has can authorise nothing. */
  private static final Delivery NO_CHANNEL = new Delivery.Refused(401);

  private final Channels channels;
  private final LineHttp http;
  private final ChannelTokens tokens;
  private final MonthlyQuota quota;
  private final Journal journal;
  private final Map<AccountChannel, MessagingApiClient> clients = new ConcurrentHashMap<>();

  private record AccountChannel(AccountId account, Channel channel) {}

  /**
   * A messenger for the accounts of these channels; it connects when first used.
   *
   * @param journal is told of every call: what LINE's support asks for, and nothing that was said
   */
  public LineMessenger(
      Channels channels, LineOptions options, Journal journal, InstantSource clock) {
    this.channels = channels;
    this.journal = journal;
    this.http = new LineHttp(options, clock);
    this.tokens = new ChannelTokens(http, clock);
    this.quota = new MonthlyQuota(clock);
  }

  @Override
  public Delivery reply(AccountId account, String replyToken, List<Json> messages) {
    var request = new ReplyMessageRequest(Surrogates.mend(replyToken), verbatim(messages), null);
    // A reply is free: whatever the quota, a 429 is for the rate.
    return client(account)
        .map(line -> delivery(line.replyMessage(request), () -> false))
        .orElse(NO_CHANNEL);
  }

  @Override
  public Delivery push(AccountId account, ChatId to, List<Json> messages, UUID retryKey) {
    var request = new PushMessageRequest(to.value(), verbatim(messages), null, null);
    return client(account)
        .map(
            line ->
                delivery(line.pushMessage(retryKey, request), () -> quota.isUsedUp(account, line)))
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
        .flatMap(line -> profileName(line, source.chat().kind(), chat, user))
        .map(Surrogates::mend)
        .filter(name -> !name.isBlank());
  }

  @Override
  public Optional<Quota> quota(AccountId account) {
    return client(account).flatMap(MonthlyQuota::ask);
  }

  private static Optional<String> profileName(
      MessagingApiClient line, ChatId.Kind kind, String chat, String user) {
    return switch (kind) {
      case USER -> body(line.getProfile(user)).map(UserProfileResponse::displayName);
      case GROUP ->
          body(line.getGroupMemberProfile(chat, user)).map(GroupUserProfileResponse::displayName);
      case ROOM ->
          body(line.getRoomMemberProfile(chat, user)).map(RoomUserProfileResponse::displayName);
    };
  }

  @Override
  public void close() {
    http.close();
  }

  /** Built once for a channel; a channel whose secrets changed is another one. */
  private Optional<MessagingApiClient> client(AccountId account) {
    return channels
        .find(account)
        .map(it -> clients.computeIfAbsent(new AccountChannel(account, it), this::connect));
  }

  private MessagingApiClient connect(AccountChannel of) {
    var told = new CallJournal(journal, of.account());
    return new Retrofit.Builder()
        .baseUrl(http.api())
        .client(http.with(new ChannelCalls(of.channel(), tokens, http, told)))
        .addConverterFactory(
            BotAwareJacksonConverter.create(ModelObjectMapper.createNewObjectMapper()))
        .addCallAdapterFactory(new CallsInPlace())
        .build()
        .create(MessagingApiClient.class);
  }

  private static List<Message> verbatim(List<Json> messages) {
    return messages.stream().<Message>map(VerbatimMessage::new).toList();
  }

  private static Delivery delivery(
      CompletableFuture<? extends Result<?>> call, BooleanSupplier usedUp) {
    try {
      return new Delivery.Accepted(Optional.ofNullable(call.join().requestId()));
    } catch (CompletionException e) {
      return switch (cause(e)) {
        case NotSentException _ -> new Delivery.NotReached();
        case RefusedException refused -> delivery(refused, usedUp);
        case IOException _ -> new Delivery.Unclear();
        // It could not even be written as a request, as where it is nested too deep, and never can.
        case null, default -> new Delivery.Refused(400);
      };
    }
  }

  /** What ended the call; at its time limit OkHttp wraps that into an exception of its own. */
  private static @Nullable Throwable cause(CompletionException e) {
    return e.getCause() instanceof InterruptedIOException timeout && timeout.getCause() != null
        ? timeout.getCause()
        : e.getCause();
  }

  private static Delivery delivery(RefusedException refused, BooleanSupplier usedUp) {
    int status = refused.status();
    if (status == 409) return new Delivery.Accepted(refused.acceptedRequestId());
    if (status == 429)
      return usedUp.getAsBoolean() ? new Delivery.MonthlyLimit() : new Delivery.TooFast();
    if (refused.isReplyTokenInvalid()) return new Delivery.TokenRefused();
    return status >= 400 && status < 500 ? new Delivery.Refused(status) : new Delivery.Unclear();
  }

  /** What LINE tells when asked, empty where it does not: it is asked again when next needed. */
  static <T> Optional<T> body(CompletableFuture<Result<T>> call) {
    try {
      return Optional.ofNullable(call.join().body());
    } catch (CompletionException _) {
      return Optional.empty();
    }
  }
}
