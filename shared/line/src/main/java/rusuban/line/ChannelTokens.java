package rusuban.line;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import rusuban.app.Channel;

/**
 * The token that authorises a channel's calls: the long-lived one where the channel has it, else a
 * stateless one, issued when needed and kept until a minute before its end (Messaging API
 * reference, "Issue stateless channel access token"). Those who need one at the same time wait for
 * one request.
 */
final class ChannelTokens {
  private static final Duration SPARE = Duration.ofMinutes(1);

  /** Without a {@code toString} that tells the token. */
  private record Token(String value, Instant until) {
    @Override
    public String toString() {
      return "Token[until " + until + "]";
    }
  }

  private final OkHttpClient client;
  private final LineHttp http;
  private final InstantSource clock;
  private final Map<Channel, FutureTask<Token>> issued = new ConcurrentHashMap<>();

  ChannelTokens(LineHttp http, InstantSource clock) {
    this.http = http;
    this.client = http.with(chain -> http.send(chain, chain.request()));
    this.clock = clock;
  }

  /**
   * The token to use now.
   *
   * @throws RefusedException where LINE gives none to this channel
   * @throws NotSentException where LINE could not be asked
   */
  String get(Channel channel) throws IOException {
    if (channel.accessToken().isPresent()) return channel.accessToken().get();
    Instant now = clock.instant();
    FutureTask<Token> task =
        issued.compute(
            channel, (_, last) -> last != null && serves(last, now) ? last : issue(channel));
    task.run(); // does nothing where another has begun it
    return done(task).value();
  }

  /** Gives up a token that LINE refused; false where there is no other to be had. */
  boolean drop(Channel channel, String refused) {
    if (channel.accessToken().isPresent()) return false;
    issued.computeIfPresent(
        channel,
        (_, task) ->
            task.state() == FutureTask.State.SUCCESS && task.resultNow().value().equals(refused)
                ? null
                : task);
    return true;
  }

  private FutureTask<Token> issue(Channel channel) {
    return new FutureTask<>(() -> ask(channel));
  }

  private static boolean serves(FutureTask<Token> task, Instant now) {
    return switch (task.state()) {
      case RUNNING -> true;
      case SUCCESS -> now.isBefore(task.resultNow().until());
      case FAILED, CANCELLED -> false;
    };
  }

  private static Token done(FutureTask<Token> task) throws IOException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RefusedException refused ? refused : new NotSentException();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new NotSentException();
    }
  }

  private Token ask(Channel channel) throws IOException {
    Instant asked = clock.instant();
    var form =
        new FormBody.Builder()
            .add("grant_type", "client_credentials")
            .add("client_id", channel.id())
            .add("client_secret", channel.secrets().getFirst())
            .build();
    var url = http.api().newBuilder().encodedPath("/oauth2/v3/token").build();
    try (Response answer =
        client.newCall(new Request.Builder().url(url).post(form).build()).execute()) {
      int status = answer.code();
      // 409 would mean of the message what it does not mean of a token.
      if (status / 100 == 4 && status != 409) throw RefusedException.withoutToken(status);
      if (!answer.isSuccessful()) throw new NotSentException();
      return token(answer.body(), asked);
    }
  }

  private static Token token(ResponseBody body, Instant asked) throws IOException {
    var json =
        ChannelClient.object(body).orElseThrow(() -> new IOException("an answer without JSON"));
    String value =
        json.text("access_token")
            .filter(it -> !it.isEmpty())
            .orElseThrow(() -> new IOException("an answer without a token"));
    var life = Duration.ofSeconds(json.whole("expires_in").orElse(0));
    return new Token(value, asked.plus(life).minus(SPARE));
  }
}
