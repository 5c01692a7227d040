package rusuban.lineadmin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import rusuban.app.connection.ApiAnswer;
import rusuban.app.connection.ApiAnswer.Unanswered;
import rusuban.app.connection.ApiProblem;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.lineadmin.UnpublishedEndpoints.IssuedToken;

/**
 * Stateless tokens of channels, each kept until a minute before its end (Messaging API reference,
 * "Issue stateless channel access token").
 */
final class StatelessTokens {
  private static final Duration SPARE = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final Map<ChannelCredentials, Token> kept = new ConcurrentHashMap<>();

  /** A token and the end of its use. {@code toString} hides the value. */
  private record Token(String value, Instant until) {
    @Override
    public String toString() {
      return "Token[until " + until + "]";
    }
  }

  StatelessTokens(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns the token that was issued for this channel last; empty if it has ended. */
  Optional<String> kept(ChannelCredentials channel) {
    return Optional.ofNullable(kept.get(channel))
        .filter(it -> clock.instant().isBefore(it.until()))
        .map(Token::value);
  }

  /**
   * Issues a token with the channel's secrets, the newest first.
   *
   * @return the token, or {@link ApiProblem#SECRET_REFUSED} if LINE accepts no secret
   */
  ApiAnswer<String> issue(ChannelCredentials channel, UnpublishedEndpoints line) {
    for (String secret : channel.secrets()) {
      var asked = clock.instant();
      var answer =
          SdkCall.await(
              line.issueStatelessChannelToken("client_credentials", channel.id(), secret));
      if (answer.why().filter(StatelessTokens::refusesSecret).isPresent()) continue;
      return answer.then(it -> SdkCall.read(token(it.body(), asked))).map(it -> keep(channel, it));
    }
    return new Unanswered<>(ApiProblem.SECRET_REFUSED);
  }

  /** Returns whether LINE refused the id or the secret. Any other problem may pass. */
  private static boolean refusesSecret(ApiProblem problem) {
    return switch (problem) {
      case REFUSED, SECRET_REFUSED, NOT_PERMITTED -> true;
      case NO_CHANNEL, RATE_LIMITED, LINE_FAILED, UNREACHABLE -> false;
    };
  }

  private static Optional<Token> token(@Nullable IssuedToken body, Instant asked) {
    if (body == null) return Optional.empty();
    return Optional.ofNullable(body.accessToken())
        .filter(StatelessTokens::fitsHeader)
        .map(it -> new Token(it, asked.plusSeconds(lifetime(body)).minus(SPARE)));
  }

  private static long lifetime(IssuedToken body) {
    var seconds = body.expiresIn();
    return seconds == null ? 0 : seconds;
  }

  /** Returns whether a header can carry the token. An exception of OkHttp would quote it. */
  private static boolean fitsHeader(String token) {
    return !token.isEmpty() && token.chars().allMatch(it -> it > ' ' && it < 127);
  }

  private String keep(ChannelCredentials channel, Token token) {
    var now = clock.instant();
    kept.values().removeIf(it -> !now.isBefore(it.until()));
    kept.put(channel, token);
    return token.value();
  }
}
