package rusuban.line;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import okhttp3.FormBody;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import rusuban.app.messaging.ChannelCredentials;

/**
 * Tokens that authorise a channel's calls. A channel's long-lived token comes first. Without one, a
 * stateless token is issued on demand and kept until a minute before its end (Messaging API
 * reference, "Issue stateless channel access token"). Concurrent callers share one request.
 *
 * <p>LINE invalidates a channel secret when it issues the next one (LINE Developers news of
 * 2019-07-26, "What you should do"). Each known secret is therefore tried, the last successful one
 * first.
 */
final class ChannelTokens {
  private static final Duration SPARE = Duration.ofMinutes(1);

  /** Statuses that refuse a channel's id and secret. Any other error may be temporary. */
  private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404);

  /** A token and the end of its use. {@code toString} hides the value. */
  private record Token(String value, Instant until) {
    @Override
    public String toString() {
      return "Token[until " + until + "]";
    }
  }

  private final LineHttp http;
  private final InstantSource clock;
  private final Map<ChannelCredentials, FutureTask<Optional<Token>>> issued =
      new ConcurrentHashMap<>();

  /** The secret of each channel that LINE accepted last. */
  private final Map<ChannelCredentials, String> served = new ConcurrentHashMap<>();

  ChannelTokens(LineHttp http, InstantSource clock) {
    this.http = http;
    this.clock = clock;
  }

  /**
   * Returns the token to use now.
   *
   * @param journal records each request for a token
   * @return the token, empty if LINE refuses every secret of this channel
   * @throws NotSentException if LINE is not reached or gives no valid answer
   */
  Optional<String> get(ChannelCredentials channel, ApiCallLog journal) throws IOException {
    if (channel.accessToken().isPresent()) return channel.accessToken();
    Instant now = clock.instant();
    FutureTask<Optional<Token>> task =
        issued.compute(
            channel,
            (_, last) -> last != null && serves(last, now) ? last : issue(channel, journal));
    task.run(); // does nothing if another thread has started it
    return done(task).map(Token::value);
  }

  /** Discards a token that LINE refused. Returns false if no other one can be issued. */
  boolean drop(ChannelCredentials channel, String refused) {
    if (channel.accessToken().isPresent()) return false;
    issued.computeIfPresent(
        channel,
        (_, task) ->
            task.state() == FutureTask.State.SUCCESS && isOf(task.resultNow(), refused)
                ? null
                : task);
    return true;
  }

  private static boolean isOf(Optional<Token> token, String value) {
    return token.filter(it -> it.value().equals(value)).isPresent();
  }

  private FutureTask<Optional<Token>> issue(ChannelCredentials channel, ApiCallLog journal) {
    return new FutureTask<>(() -> ask(channel, journal));
  }

  private static boolean serves(FutureTask<Optional<Token>> task, Instant now) {
    return switch (task.state()) {
      case RUNNING -> true;
      case SUCCESS -> task.resultNow().filter(it -> now.isBefore(it.until())).isPresent();
      case FAILED, CANCELLED -> false;
    };
  }

  private static Optional<Token> done(FutureTask<Optional<Token>> task) throws IOException {
    try {
      return task.get();
    } catch (ExecutionException _) {
      throw new NotSentException();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new NotSentException();
    }
  }

  private Optional<Token> ask(ChannelCredentials channel, ApiCallLog journal) throws IOException {
    var client = http.with(chain -> send(chain, journal));
    for (String secret : inOrder(channel)) {
      Optional<Token> token = ask(client, channel.id(), secret);
      if (token.isEmpty()) continue;
      served.put(channel, secret);
      return token;
    }
    return Optional.empty();
  }

  private List<String> inOrder(ChannelCredentials channel) {
    var secrets = new LinkedHashSet<String>();
    Optional.ofNullable(served.get(channel)).ifPresent(secrets::add);
    secrets.addAll(channel.secrets());
    return List.copyOf(secrets);
  }

  /** Requests a token with one secret. Returns empty if LINE refuses the secret. */
  private Optional<Token> ask(OkHttpClient client, String id, String secret) throws IOException {
    Instant asked = clock.instant();
    var form =
        new FormBody.Builder()
            .add("grant_type", "client_credentials")
            .add("client_id", id)
            .add("client_secret", secret)
            .build();
    var url = http.api().newBuilder().encodedPath("/oauth2/v3/token").build();
    try (Response answer =
        client.newCall(new Request.Builder().url(url).post(form).build()).execute()) {
      if (REFUSALS.contains(answer.code())) return Optional.empty();
      if (!answer.isSuccessful()) throw new NotSentException();
      return Optional.of(token(answer.body(), asked));
    }
  }

  private Response send(Interceptor.Chain chain, ApiCallLog journal) throws IOException {
    try {
      Response answer = http.send(chain, chain.request());
      journal.answered(chain.request(), answer);
      return answer;
    } catch (IOException e) {
      journal.failed(chain.request(), e);
      throw e;
    }
  }

  private static Token token(ResponseBody body, Instant asked) throws IOException {
    var json =
        ResponseBodies.object(body).orElseThrow(() -> new IOException("an answer without JSON"));
    String value =
        json.text("access_token")
            .filter(it -> !it.isEmpty())
            .orElseThrow(() -> new IOException("an answer without a token"));
    var life = Duration.ofSeconds(json.whole("expires_in").orElse(0));
    return new Token(value, asked.plus(life).minus(SPARE));
  }
}
