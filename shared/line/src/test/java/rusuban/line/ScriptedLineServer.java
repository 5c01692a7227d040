package rusuban.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
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

/** A server in LINE's place. It gives each path its prepared answers and keeps the requests. */
final class ScriptedLineServer implements AutoCloseable {
  /** A received request. The client's port distinguishes its connection from others. */
  record Call(String method, String path, Headers headers, String body, int port) {}

  /** An answer of the server. The last answer of a path is repeated. */
  record Answer(int status, String body, Map<String, String> headers) {
    static Answer of(int status, String body) {
      return new Answer(status, body, Map.of("x-line-request-id", "request-1"));
    }
  }

  /** A request without an answer until the server closes. */
  static final Answer SILENCE = Answer.of(-1, "");

  /** A connection that breaks after the request. */
  static final Answer RESET = Answer.of(-2, "");

  /** A 200 that breaks off within the body. */
  static final Answer BROKEN_OFF = Answer.of(-3, "");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

  ScriptedLineServer() {
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

  ScriptedLineServer on(String path, Answer... inTurn) {
    answers.put(path, new ArrayDeque<>(List.of(inTurn)));
    return this;
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  List<Call> calls(String path) {
    return calls.stream().filter(call -> call.path().equals(path)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      calls.add(
          new Call(
              exchange.getRequestMethod(),
              path,
              exchange.getRequestHeaders(),
              body,
              exchange.getRemoteAddress().getPort()));
      answer(exchange, next(path));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer next(String path) {
    Queue<Answer> queue = answers.getOrDefault(path, new ArrayDeque<>());
    synchronized (queue) {
      if (queue.size() > 1) return queue.remove();
      return queue.isEmpty() ? Answer.of(404, "{\"message\":\"Not found\"}") : queue.element();
    }
  }

  private void answer(HttpExchange exchange, Answer answer)
      throws IOException, InterruptedException {
    if (answer.equals(SILENCE)) closing.await();
    if (answer.equals(SILENCE) || answer.equals(RESET)) return;
    byte[] body = answer.body().getBytes(UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::add);
    int status = answer.equals(BROKEN_OFF) ? 200 : answer.status();
    exchange.sendResponseHeaders(
        status, answer.equals(BROKEN_OFF) ? 100 : body.length == 0 ? -1 : body.length);
    if (answer.equals(BROKEN_OFF)) exchange.getResponseBody().flush();
    else if (body.length > 0) exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.close();
  }
}
