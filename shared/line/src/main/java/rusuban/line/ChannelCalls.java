package rusuban.line;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import rusuban.app.Channel;

/**
 * Makes one channel's calls: puts its token on them, and tells what was refused, not sent or
 * unclear apart by the kind of exception.
 */
final class ChannelCalls implements Interceptor {
  private final Channel channel;
  private final ChannelTokens tokens;
  private final LineHttp http;
  private final CallJournal journal;

  ChannelCalls(Channel channel, ChannelTokens tokens, LineHttp http, CallJournal journal) {
    this.channel = channel;
    this.tokens = tokens;
    this.http = http;
    this.journal = journal;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    String token = tokens.get(channel);
    Response answer = send(chain, token);
    if (answer.code() == 401 && tokens.drop(channel, token)) {
      // Refused before it was looked at, so that a second try cannot double it.
      answer.close();
      answer = send(chain, tokens.get(channel));
    }
    if (!answer.isSuccessful()) throw RefusedException.of(answer);
    return answer;
  }

  private Response send(Chain chain, String token) throws IOException {
    var request = authorized(chain.request(), token);
    try {
      Response answer = http.send(chain, request);
      journal.answered(request, answer);
      return answer;
    } catch (IOException e) {
      journal.failed(request, e);
      throw e;
    }
  }

  private static Request authorized(Request request, String token) throws RefusedException {
    try {
      return request.newBuilder().header("Authorization", "Bearer " + token).build();
    } catch (IllegalArgumentException _) {
      // No header can carry it, and its message quotes it.
      throw RefusedException.withoutToken(401);
    }
  }
}
