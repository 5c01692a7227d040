package rusuban.line;

import java.io.IOException;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import rusuban.app.messaging.ChannelCredentials;

/**
 * Interceptor that adds a channel's token to its calls. The type of the exception distinguishes
 * refused, unsent and unclear calls.
 */
final class AuthInterceptor implements Interceptor {
  /** Maximum tokens of one channel per call. */
  private static final int TOKENS = 2;

  private final ChannelCredentials channel;
  private final ChannelTokens tokens;
  private final LineHttp http;
  private final ApiCallLog journal;
  private final Newer newer;

  /** Lookup of the current channel, for a remembered channel that LINE refuses. */
  interface Newer {
    /** Returns the current channel, empty if it has not changed. */
    Optional<ChannelCredentials> than(ChannelCredentials refused);
  }

  AuthInterceptor(
      ChannelCredentials channel,
      ChannelTokens tokens,
      LineHttp http,
      ApiCallLog journal,
      Newer newer) {
    this.channel = channel;
    this.tokens = tokens;
    this.http = http;
    this.journal = journal;
    this.newer = newer;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Optional<Response> answer = authorized(chain, channel);
    if (answer.isEmpty()) {
      Optional<ChannelCredentials> now = newer.than(channel);
      if (now.isPresent()) answer = authorized(chain, now.get());
    }
    if (answer.isEmpty()) {
      journal.unauthorized();
      throw new NotSentException();
    }
    if (!answer.get().isSuccessful()) throw RefusedException.of(answer.get());
    return answer.get();
  }

  /**
   * Sends the request with a token of this channel, and with another one if LINE refuses the first.
   * A 401 means that LINE did not process the request, so a second try cannot duplicate it.
   *
   * @return LINE's answer, empty if it accepts no token of this channel
   */
  private Optional<Response> authorized(Chain chain, ChannelCredentials as) throws IOException {
    for (int i = 0; i < TOKENS; i++) {
      Optional<String> token = tokens.get(as, journal);
      Optional<Request> request = token.flatMap(it -> authorized(chain.request(), it));
      if (request.isEmpty()) return Optional.empty();
      Response answer = send(chain, request.get());
      if (answer.code() != 401) return Optional.of(answer);
      answer.close();
      if (!tokens.drop(as, token.get())) break;
    }
    return Optional.empty();
  }

  private Response send(Chain chain, Request request) throws IOException {
    try {
      Response answer = http.send(chain, request);
      journal.answered(request, answer);
      return answer;
    } catch (IOException e) {
      journal.failed(request, e);
      throw e;
    }
  }

  /** Returns the request with this token, empty if no header can carry the token. */
  private static Optional<Request> authorized(Request request, String token) {
    try {
      return Optional.of(request.newBuilder().header("Authorization", "Bearer " + token).build());
    } catch (IllegalArgumentException _) {
      // The exception's message quotes the token.
      return Optional.empty();
    }
  }
}
