package rusuban.line;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import rusuban.app.messaging.SendResult;
import rusuban.json.Json;

/** Client of the Messaging API for one channel: its paths, and JSON both ways. */
final class ChannelClient {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final OkHttpClient client;
  private final HttpUrl api;

  ChannelClient(OkHttpClient client, HttpUrl api) {
    this.client = client;
    this.api = api;
  }

  /**
   * Posts messages. A 2xx status means that LINE accepted them, even if the body breaks off.
   *
   * @throws IOException of the types that {@link AuthInterceptor} distinguishes
   */
  SendResult.Accepted post(String path, String json, Map<String, String> headers)
      throws IOException {
    var body = RequestBody.create(json, JSON);
    var request = to(path).headers(Headers.of(headers)).post(body).build();
    try (Response answer = client.newCall(request).execute()) {
      var requestId = RefusedException.id(answer, "x-line-request-id");
      return new SendResult.Accepted(requestId, ResponseBodies.messageIds(answer.body()));
    }
  }

  /** Returns LINE's answer, empty if it gives none. The caller asks again when it needs one. */
  Optional<Json.Obj> get(String path) {
    try (Response answer = client.newCall(to(path).build()).execute()) {
      return ResponseBodies.object(answer.body());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private Request.Builder to(String path) {
    return new Request.Builder().url(api.newBuilder().encodedPath(path).build());
  }
}
