package rusuban.lineadmin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A server in LINE's place with prepared answers. A token request is answered with a new token. */
final class ScriptedApi implements AutoCloseable {
  static final String TOKEN_PATH = "/oauth2/v3/token";

  /** A received request. */
  record Call(String path, String query, @Nullable String authorization, String body) {}

  /** An answer. The last one of a path is repeated. */
  record Answer(int status, String body, Map<String, String> headers) {
    static Answer of(int status, String body) {
      return new Answer(status, body, Map.of("x-line-request-id", "request-1"));
    }
  }

  /** No answer until the server closes. */
  static final Answer SILENCE = Answer.of(-1, "");

  /** A connection that breaks after the request. */
  static final Answer RESET = Answer.of(-2, "");

  /** A 200 that breaks off within the body. */
  static final Answer BROKEN_OFF = Answer.of(-3, "{\"displayName\":");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

  ScriptedApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  ScriptedApi on(String path, Answer... inTurn) {
    answers.put(path, new ArrayDeque<>(List.of(inTurn)));
    return this;
  }

  List<Call> calls(String path) {
    return calls.stream().filter(call -> call.path().equals(path)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var uri = exchange.getRequestURI();
      calls.add(
          new Call(
              uri.getRawPath(),
              uri.getRawQuery() == null ? "" : uri.getRawQuery(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      answer(exchange, next(uri.getRawPath()));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer next(String path) {
    var queue = answers.get(path);
    if (queue == null && path.equals(TOKEN_PATH))
      return token("canary-token-" + calls(path).size());
    if (queue == null) return Answer.of(404, "{\"message\":\"Not found\"}");
    synchronized (queue) {
      return queue.size() > 1 ? queue.remove() : queue.element();
    }
  }

  static Answer token(String token) {
    return Answer.of(
        200, "{\"token_type\":\"Bearer\",\"access_token\":\"" + token + "\",\"expires_in\":900}");
  }

  private void answer(HttpExchange exchange, Answer answer)
      throws IOException, InterruptedException {
    if (answer.equals(SILENCE)) closing.await();
    if (answer.equals(SILENCE) || answer.equals(RESET)) return;
    boolean whole = !answer.equals(BROKEN_OFF);
    byte[] body = answer.body().getBytes(UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::add);
    exchange.sendResponseHeaders(whole ? answer.status() : 200, whole ? body.length : 100);
    exchange.getResponseBody().write(body);
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.close();
  }
}
