package rusuban.testkit.connection;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
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
import rusuban.core.decision.Quota;

/** One LINE Official Account in memory. Accounts reach it with its channel's id and secret. */
public final class FakeOfficialAccountApi implements OfficialAccountApi {
  private static final int LONGEST_URL = 500;

  private final ChannelRepository channels;
  private final String channelId;
  private final Deque<ApiProblem> script = new ArrayDeque<>();
  private final Map<LocalDate, FriendCount> friends = new HashMap<>();
  private String secret;
  private BotInfo info = new BotInfo("サロン", "@salon", true, false);
  private Optional<URI> url = Optional.empty();
  private boolean active = true;
  private WebhookTest test = new WebhookTest(WebhookTest.Reason.OK, 200, Duration.ofMillis(300));
  private Quota quota = new Quota(OptionalLong.of(200), 0);

  /**
   * Creates an account without a webhook URL.
   *
   * @param channels the stored channels
   * @param channelId the id that LINE knows
   * @param secret the secret that LINE accepts
   */
  public FakeOfficialAccountApi(ChannelRepository channels, String channelId, String secret) {
    this.channels = channels;
    this.channelId = channelId;
    this.secret = secret;
  }

  /** Issues another secret. The old one ends at once. */
  public synchronized void issueSecret(String next) {
    secret = next;
  }

  /** Makes the next calls fail with these problems, in this order. None of them is carried out. */
  public synchronized FakeOfficialAccountApi fails(ApiProblem... next) {
    script.addAll(List.of(next));
    return this;
  }

  /** Switches "Chat". */
  public synchronized void chat(boolean on) {
    info = new BotInfo(info.displayName(), info.basicId(), on, !on);
  }

  /** Removes the webhook URL. */
  public synchronized void forgetWebhook() {
    url = Optional.empty();
  }

  /** Switches "Use webhook". */
  public synchronized void webhookUse(boolean on) {
    active = on;
  }

  /** Sets the result of a test webhook. */
  public synchronized void tests(WebhookTest result) {
    test = result;
  }

  /** Sets the month's quota. */
  public synchronized void month(Quota now) {
    quota = now;
  }

  /** Sets the number of friends of a day. */
  public synchronized void counted(LocalDate day, FriendCount count) {
    friends.put(day, count);
  }

  @Override
  public synchronized ApiAnswer<BotInfo> botInfo(AccountId account) {
    return call(account, () -> new Answered<>(info));
  }

  @Override
  public synchronized ApiAnswer<BotInfo> botInfo(AccountId account, ChannelCredentials candidate) {
    return call(candidate, () -> new Answered<>(info));
  }

  @Override
  public synchronized ApiAnswer<Optional<WebhookEndpoint>> webhook(AccountId account) {
    return call(account, () -> new Answered<>(url.map(it -> new WebhookEndpoint(it, active))));
  }

  @Override
  public synchronized ApiAnswer<URI> setWebhook(AccountId account, URI to) {
    return call(account, () -> set(to));
  }

  private ApiAnswer<URI> set(URI to) {
    if (!"https".equals(to.getScheme()) || to.toString().length() > LONGEST_URL)
      return new Unanswered<>(ApiProblem.REFUSED);
    url = Optional.of(to);
    return new Answered<>(to);
  }

  @Override
  public synchronized ApiAnswer<WebhookTest> testWebhook(AccountId account) {
    return call(
        account,
        () -> url.isPresent() ? new Answered<>(test) : new Unanswered<>(ApiProblem.REFUSED));
  }

  @Override
  public synchronized ApiAnswer<Quota> quota(AccountId account) {
    return call(account, () -> new Answered<>(quota));
  }

  @Override
  public synchronized ApiAnswer<Optional<FriendCount>> friends(AccountId account, LocalDate day) {
    return call(account, () -> new Answered<>(Optional.ofNullable(friends.get(day))));
  }

  private <T> ApiAnswer<T> call(AccountId account, Supplier<ApiAnswer<T>> line) {
    return channels
        .latest(account)
        .map(channel -> call(channel, line))
        .orElseGet(() -> new Unanswered<>(ApiProblem.NO_CHANNEL));
  }

  private <T> ApiAnswer<T> call(ChannelCredentials channel, Supplier<ApiAnswer<T>> line) {
    if (!script.isEmpty()) return new Unanswered<>(script.remove());
    return channel.id().equals(channelId) && channel.secrets().contains(secret)
        ? line.get()
        : new Unanswered<>(ApiProblem.SECRET_REFUSED);
  }
}
