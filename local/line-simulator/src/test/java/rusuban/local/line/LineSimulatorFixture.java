package rusuban.local.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.local.line.state.SimulatedChannel;

/** A simulator behind a real HTTP server, a receiver of its webhooks, and a clock set by hand. */
public final class LineSimulatorFixture implements AutoCloseable, InstantSource {
  public static final String SECRET = "8c570fa6dd201bb328f1c1eac23a96d8";
  public static final String TOKEN = "long-lived";

  private volatile Instant now = Instant.parse("2026-11-20T03:00:00Z");
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer server;
  public final LineSimulator line;
  public final Shop shop = new Shop();

  /** Receiver of webhooks that keeps their signatures and bodies. */
  public static final class Shop implements HttpHandler {
    final List<String> signatures = new CopyOnWriteArrayList<>();
    public final List<String> bodies = new CopyOnWriteArrayList<>();
    public volatile int status = 200;
    volatile HttpHandler before = _ -> {};

    @Override
    public void handle(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
      try (exchange) {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        before.handle(exchange);
        signatures.add(exchange.getRequestHeaders().getFirst("x-line-signature"));
        bodies.add(body);
        exchange.sendResponseHeaders(status, -1);
      }
    }

    /** Returns every event of every webhook, in the order of arrival. */
    List<Json.Obj> events() {
      return bodies.stream().flatMap(it -> eventsOf(it).stream()).toList();
    }

    Json.Obj lastEvent() {
      return events().getLast();
    }

    static List<Json.Obj> eventsOf(String body) {
      var events = (Json.Arr) ((Json.Obj) JsonText.parse(body)).get("events").orElseThrow();
      return events.items().stream().map(Json.Obj.class::cast).toList();
    }
  }

  /** An answer of the API. */
  public record Reply(int status, String body, HttpResponse<byte[]> raw) {
    public Json.Obj json() {
      return (Json.Obj) JsonText.parse(body);
    }

    public String message() {
      return json().text("message").orElseThrow();
    }

    /** Returns the properties that the error's details name. */
    public List<String> properties() {
      return json().get("details").map(it -> ((Json.Arr) it).items()).orElse(List.of()).stream()
          .map(it -> ((Json.Obj) it).text("property").orElseThrow())
          .toList();
    }
  }

  public LineSimulatorFixture() throws IOException {
    this(OptionalLong.of(200));
  }

  LineSimulatorFixture(OptionalLong quota) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.setExecutor(executor);
    line =
        new LineSimulator(
            this,
            new SimulatedChannel(
                "1234567890",
                SECRET,
                TOKEN,
                "U8e742f61d673b39c7fff3cecb7536ef0",
                "@salon",
                "サロン",
                quota));
    server.createContext("/v2/bot/", line.api());
    server.createContext("/oauth2/", line.api());
    server.createContext("/webhook", shop);
    server.start();
    line.webhookUrl(url("/webhook"));
  }

  public void mount(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  @Override
  public Instant instant() {
    return now;
  }

  public synchronized void advance(Duration by) {
    now = now.plus(by);
    line.clockMoved();
  }

  public URI url(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  public Reply post(String path, String json, String... headers) {
    return call(api(path, headers).POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  public Reply get(String path, String... headers) {
    return call(api(path, headers).GET());
  }

  public HttpRequest.Builder api(String path, String... headers) {
    var request =
        HttpRequest.newBuilder(url(path))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json");
    return headers.length == 0 ? request : request.headers(headers);
  }

  public Reply call(HttpRequest.Builder request) {
    try {
      return send(request);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  Reply send(HttpRequest.Builder request) throws IOException {
    try {
      var raw = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Reply(raw.statusCode(), new String(raw.body(), UTF_8), raw);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Reply reply(String replyToken, String text) {
    return post(
        "/v2/bot/message/reply",
        "{\"replyToken\":\"%s\",\"messages\":[{\"type\":\"text\",\"text\":\"%s\"}]}"
            .formatted(replyToken, text));
  }

  public Reply push(String to, String text, String... headers) {
    return post(
        "/v2/bot/message/push",
        "{\"to\":\"%s\",\"messages\":[{\"type\":\"text\",\"text\":\"%s\"}]}".formatted(to, text),
        headers);
  }

  /** Returns the reply token of the last webhook. */
  String lastReplyToken() {
    return shop.lastEvent().text("replyToken").orElseThrow();
  }

  @Override
  public void close() {
    line.close();
    server.stop(0);
    executor.shutdownNow();
    http.shutdownNow();
  }
}
