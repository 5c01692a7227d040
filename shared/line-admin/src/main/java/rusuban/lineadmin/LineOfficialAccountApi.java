package rusuban.lineadmin;

import com.linecorp.bot.client.base.Result;
import com.linecorp.bot.messaging.client.MessagingApiClient;
import com.linecorp.bot.messaging.model.BotInfoResponse;
import com.linecorp.bot.messaging.model.GetWebhookEndpointResponse;
import com.linecorp.bot.messaging.model.MessageQuotaResponse;
import com.linecorp.bot.messaging.model.QuotaConsumptionResponse;
import com.linecorp.bot.messaging.model.QuotaType;
import com.linecorp.bot.messaging.model.SetWebhookEndpointRequest;
import com.linecorp.bot.messaging.model.TestWebhookEndpointRequest;
import com.linecorp.bot.messaging.model.TestWebhookEndpointResponse;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rusuban.app.Telemetry;
import rusuban.app.connection.ApiAnswer;
import rusuban.app.connection.ApiAnswer.Answered;
import rusuban.app.connection.ApiAnswer.Unanswered;
import rusuban.app.connection.ApiProblem;
import rusuban.app.connection.BotInfo;
import rusuban.app.connection.FriendCount;
import rusuban.app.connection.OfficialAccountApi;
import rusuban.app.connection.WebhookEndpoint;
import rusuban.app.connection.WebhookTest;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.ChannelRepository;
import rusuban.core.AccountId;
import rusuban.core.chat.DisplayName;
import rusuban.core.decision.Quota;
import rusuban.lineadmin.UnpublishedEndpoints.FollowerNumbers;

/**
 * Client of LINE's API about accounts, safe for use by many threads. It sends each request once;
 * only a request whose token LINE refused is sent again with a new token. {@code close} ends it.
 */
public final class LineOfficialAccountApi implements OfficialAccountApi, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);

  /** Limit for a call. A test webhook alone may take LINE's two seconds. */
  private static final Duration CALL = Duration.ofSeconds(10);

  private final ChannelRepository channels;
  private final Telemetry telemetry;
  private final SdkClients clients;
  private final StatelessTokens tokens;

  /**
   * Creates a client for the accounts of these channels. It connects at the first call.
   *
   * @param api the scheme, host and port of LINE's API, such as {@code https://api.line.me}
   * @param telemetry records for every call what LINE's support asks for
   */
  public LineOfficialAccountApi(
      ChannelRepository channels, URI api, Telemetry telemetry, InstantSource clock) {
    this(channels, telemetry, clock, new SdkClients(api, CONNECT, CALL));
  }

  LineOfficialAccountApi(
      ChannelRepository channels, Telemetry telemetry, InstantSource clock, SdkClients clients) {
    this.channels = channels;
    this.telemetry = telemetry;
    this.clients = clients;
    this.tokens = new StatelessTokens(clock);
  }

  /** A call with a client that has a token. */
  private interface Call<C, T> {
    ApiAnswer<T> with(C client);
  }

  @Override
  public ApiAnswer<BotInfo> botInfo(AccountId account) {
    return channel(account).then(channel -> botInfo(account, channel));
  }

  @Override
  public ApiAnswer<BotInfo> botInfo(AccountId account, ChannelCredentials candidate) {
    // A kept token would prove nothing about the secret.
    return withNewToken(
        account,
        candidate,
        MessagingApiClient.class,
        line -> answer(line.getBotInfo(), LineOfficialAccountApi::botInfo));
  }

  @Override
  public ApiAnswer<Optional<WebhookEndpoint>> webhook(AccountId account) {
    var answer =
        call(
            account,
            MessagingApiClient.class,
            line -> answer(line.getWebhookEndpoint(), LineOfficialAccountApi::endpoint));
    // The only 4xx left: "The webhook URL isn't set to the channel" (404).
    return answer.why().filter(ApiProblem.REFUSED::equals).isPresent()
        ? new Answered<>(Optional.empty())
        : answer.map(Optional::of);
  }

  @Override
  public ApiAnswer<URI> setWebhook(AccountId account, URI url) {
    return call(
        account,
        MessagingApiClient.class,
        line ->
            SdkCall.await(line.setWebhookEndpoint(new SetWebhookEndpointRequest(url)))
                .map(_ -> url));
  }

  @Override
  public ApiAnswer<WebhookTest> testWebhook(AccountId account) {
    return call(
        account,
        MessagingApiClient.class,
        line -> {
          long begun = System.nanoTime();
          var testing = line.testWebhookEndpoint(new TestWebhookEndpointRequest(null));
          return answer(testing, it -> tested(it, Duration.ofNanos(System.nanoTime() - begun)));
        });
  }

  @Override
  public ApiAnswer<Quota> quota(AccountId account) {
    return call(
        account,
        MessagingApiClient.class,
        line ->
            answer(line.getMessageQuota(), LineOfficialAccountApi::limit)
                .then(
                    limit ->
                        limit.isEmpty()
                            ? new Answered<>(Quota.UNLIMITED)
                            : answer(line.getMessageQuotaConsumption(), it -> used(limit, it))));
  }

  @Override
  public ApiAnswer<Optional<FriendCount>> friends(AccountId account, LocalDate day) {
    var date = DateTimeFormatter.BASIC_ISO_DATE.format(day);
    return call(
        account,
        UnpublishedEndpoints.class,
        line -> answer(line.getNumberOfFollowers(date), it -> Optional.of(friends(it))));
  }

  /** Ends the calls under way, and refuses further ones. */
  @Override
  public void close() {
    clients.close();
  }

  private ApiAnswer<ChannelCredentials> channel(AccountId account) {
    return channels
        .latest(account)
        .<ApiAnswer<ChannelCredentials>>map(Answered::new)
        .orElseGet(() -> new Unanswered<>(ApiProblem.NO_CHANNEL));
  }

  private <C, T> ApiAnswer<T> call(AccountId account, Class<C> type, Call<C, T> call) {
    return channel(account)
        .then(
            channel ->
                tokens
                    .kept(channel)
                    .map(token -> call.with(client(account, type, token)))
                    .filter(it -> it.why().filter(ApiProblem.SECRET_REFUSED::equals).isEmpty())
                    .orElseGet(() -> withNewToken(account, channel, type, call)));
  }

  private <C, T> ApiAnswer<T> withNewToken(
      AccountId account, ChannelCredentials channel, Class<C> type, Call<C, T> call) {
    var issuer = clients.client(UnpublishedEndpoints.class, new AdminCallLog(telemetry, account));
    return tokens.issue(channel, issuer).then(token -> call.with(client(account, type, token)));
  }

  private <C> C client(AccountId account, Class<C> type, String token) {
    return clients.client(type, new AdminCallLog(telemetry, account), token);
  }

  /** Waits for the call and reads its body; empty means that the body lacks a part. */
  private static <R, T> ApiAnswer<T> answer(
      CompletableFuture<Result<R>> call, Function<R, Optional<T>> read) {
    return SdkCall.await(call)
        .then(it -> SdkCall.read(Optional.ofNullable(it.body()).flatMap(read)));
  }

  private static Optional<BotInfo> botInfo(BotInfoResponse body) {
    if (body.displayName() == null || body.basicId() == null) return Optional.empty();
    return Optional.of(
        new BotInfo(
            DisplayName.shown(body.displayName()).orElse(""),
            body.basicId(),
            body.chatMode() != BotInfoResponse.ChatMode.BOT,
            body.markAsReadMode() == BotInfoResponse.MarkAsReadMode.AUTO));
  }

  private static Optional<WebhookEndpoint> endpoint(GetWebhookEndpointResponse body) {
    return body.endpoint() == null || body.active() == null
        ? Optional.empty()
        : Optional.of(new WebhookEndpoint(body.endpoint(), body.active()));
  }

  private static Optional<WebhookTest> tested(TestWebhookEndpointResponse body, Duration took) {
    if (body.success() == null || body.statusCode() == null) return Optional.empty();
    var reason = body.success() ? WebhookTest.Reason.OK : failure(body.reason());
    return Optional.of(new WebhookTest(reason, Math.max(0, body.statusCode()), took));
  }

  /** Returns LINE's reason. A reason that LINE adds later is no success. */
  private static WebhookTest.Reason failure(@Nullable String reason) {
    for (var known : WebhookTest.Reason.values())
      if (known != WebhookTest.Reason.OK && known.name().equals(reason)) return known;
    return WebhookTest.Reason.UNCLASSIFIED;
  }

  /** Returns the month's limit, whose value is empty without a limit. */
  private static Optional<OptionalLong> limit(MessageQuotaResponse body) {
    if (body.type() == QuotaType.NONE) return Optional.of(OptionalLong.empty());
    return body.type() == QuotaType.LIMITED && body.value() != null
        ? Optional.of(OptionalLong.of(body.value()))
        : Optional.empty();
  }

  private static Optional<Quota> used(OptionalLong limit, QuotaConsumptionResponse body) {
    return Optional.ofNullable(body.totalUsage()).map(it -> new Quota(limit, it));
  }

  private static Optional<FriendCount> friends(FollowerNumbers body) {
    return body.followers() == null || body.blocks() == null
        ? Optional.empty()
        : Optional.of(new FriendCount(body.followers(), body.blocks()));
  }
}
