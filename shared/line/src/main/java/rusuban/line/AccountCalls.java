package rusuban.line;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import rusuban.app.Channel;
import rusuban.app.Channels;
import rusuban.core.AccountId;

/**
 * Makes one account's calls: puts its token on them, and tells what was refused, not sent or
 * unclear apart by the kind of exception.
 */
final class AccountCalls implements Interceptor {
  private static final MediaType JSON = MediaType.get("application/json");

  private final AccountId account;
  private final Channels channels;
  private final ChannelTokens tokens;
  private final LineHttp http;

  AccountCalls(AccountId account, Channels channels, ChannelTokens tokens, LineHttp http) {
    this.account = account;
    this.channels = channels;
    this.tokens = tokens;
    this.http = http;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    // Asked for each time, since its secrets change while this runs.
    Channel channel = channels.find(account).orElseThrow(() -> RefusedException.withoutToken(401));
    String token = tokens.get(channel);
    Response answer = send(chain, token);
    if (answer.code() == 401 && tokens.drop(channel, token)) {
      // Refused before it was looked at, so that a second try cannot double it.
      answer.close();
      answer = send(chain, tokens.get(channel));
    }
    if (!answer.isSuccessful()) throw RefusedException.of(answer);
    return chain.request().method().equals("POST") ? acceptedWhateverItsBody(answer) : answer;
  }

  private Response send(Chain chain, String token) throws IOException {
    return http.send(
        chain, chain.request().newBuilder().header("Authorization", "Bearer " + token).build());
  }

  /** LINE has taken the message once it says 2xx, also where the rest breaks off. */
  private static Response acceptedWhateverItsBody(Response answer) {
    answer.close();
    return answer.newBuilder().body(ResponseBody.create("{}", JSON)).build();
  }
}
