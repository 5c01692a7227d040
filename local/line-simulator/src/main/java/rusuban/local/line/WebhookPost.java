package rusuban.local.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.json.JsonText;
import rusuban.local.line.state.ChannelSecret;
import rusuban.local.line.state.SimulatedChannel;

/**
 * One webhook over the network (Messaging API reference, "Webhooks"): signed, with a time limit of
 * two seconds.
 */
public final class WebhookPost implements AutoCloseable {
  private final SimulatedChannel simulatedChannel;
  private final ChannelSecret secret;
  private final HttpClient http;
  private volatile Duration timeout = Duration.ofSeconds(2);

  /** LINE's own reasons ("Test webhook endpoint"). */
  public enum Reason {
    OK,
    COULD_NOT_CONNECT,
    REQUEST_TIMEOUT,
    ERROR_STATUS_CODE,
    UNCLASSIFIED
  }

  /** One POST to the webhook URL. Status 0 means that no answer came. */
  public record Attempt(Reason reason, int status, long millis, String detail) {}

  WebhookPost(SimulatedChannel simulatedChannel, ChannelSecret secret, Executor executor) {
    this.simulatedChannel = simulatedChannel;
    this.secret = secret;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .executor(executor)
            .build();
  }

  void timeout(Duration changed) {
    timeout = changed;
  }

  /** Posts these events, possibly none, and returns the result. */
  Attempt send(URI target, List<Json.Obj> events) {
    var json =
        JsonObjectBuilder.fields()
            .put("destination", simulatedChannel.botUserId())
            .put("events", events);
    var body = JsonText.write(json.build()).getBytes(UTF_8);
    var request =
        HttpRequest.newBuilder(target)
            .timeout(timeout)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "LineBotWebhook/2.0")
            .header("x-line-signature", signature(body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    var begun = System.nanoTime();
    var answer = answer(request);
    return new Attempt(
        answer.reason,
        answer.status,
        Duration.ofNanos(System.nanoTime() - begun).toMillis(),
        answer.detail);
  }

  private Attempt answer(HttpRequest request) {
    try {
      var status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      var reason = status / 100 == 2 ? Reason.OK : Reason.ERROR_STATUS_CODE;
      return new Attempt(reason, status, 0, Integer.toString(status));
    } catch (ConnectException | HttpConnectTimeoutException _) {
      return failure(Reason.COULD_NOT_CONNECT);
    } catch (HttpTimeoutException _) {
      return failure(Reason.REQUEST_TIMEOUT);
    } catch (IOException _) {
      return failure(Reason.UNCLASSIFIED);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return failure(Reason.UNCLASSIFIED);
    }
  }

  private static Attempt failure(Reason reason) {
    return new Attempt(reason, 0, 0, reason.name().toLowerCase(Locale.ROOT));
  }

  private String signature(byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.value().getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
