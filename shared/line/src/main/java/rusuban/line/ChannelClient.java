package rusuban.line;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import rusuban.app.Messenger.Delivery;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.settings.JsonText;

/** The Messaging API as one channel: its paths, and JSON both ways. */
final class ChannelClient {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  /** Messaging API reference, "Send reply message": {@code messages}, "Max: 5". */
  private static final int MOST_MESSAGES = 5;

  private final OkHttpClient client;
  private final HttpUrl api;

  ChannelClient(OkHttpClient client, HttpUrl api) {
    this.client = client;
    this.api = api;
  }

  /**
   * Posts messages. LINE has taken them once it says so, also where the rest breaks off.
   *
   * @throws IOException as {@link ChannelCalls} tells them apart
   */
  Delivery.Accepted post(String path, String json, Map<String, String> headers) throws IOException {
    var body = RequestBody.create(json, JSON);
    var request = to(path).headers(Headers.of(headers)).post(body).build();
    try (Response answer = client.newCall(request).execute()) {
      var requestId = RefusedException.id(answer, "x-line-request-id");
      return new Delivery.Accepted(requestId, messageIds(answer.body()));
    }
  }

  /** The ids of messages that LINE took, at most five; none where it tells none. */
  static List<String> messageIds(ResponseBody body) {
    try {
      return object(body).flatMap(it -> it.get("sentMessages")).stream()
          .flatMap(sent -> sent instanceof Json.Arr(var items) ? items.stream() : Stream.empty())
          .flatMap(it -> it instanceof Json.Obj m ? m.text("id").stream() : Stream.empty())
          .filter(ChatId::isValid)
          .limit(MOST_MESSAGES)
          .toList();
    } catch (IOException _) {
      // It is sent all the same; only quotes of it are not recognised.
      return List.of();
    }
  }

  /** What LINE tells when asked, empty where it does not: it is asked again when next needed. */
  Optional<Json.Obj> get(String path) {
    try (Response answer = client.newCall(to(path).build()).execute()) {
      return object(answer.body());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /**
   * The JSON object that an answer holds, empty where it holds something else.
   *
   * @throws IOException where it breaks off
   */
  static Optional<Json.Obj> object(ResponseBody body) throws IOException {
    byte[] bytes = body.bytes();
    try {
      return Optional.of(JsonText.parseForeign(bytes))
          .filter(Json.Obj.class::isInstance)
          .map(Json.Obj.class::cast);
    } catch (JsonText.Malformed _) {
      return Optional.empty();
    }
  }

  private Request.Builder to(String path) {
    return new Request.Builder().url(api.newBuilder().encodedPath(path).build());
  }
}
