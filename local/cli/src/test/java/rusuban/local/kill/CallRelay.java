package rusuban.local.kill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import rusuban.local.kill.KillPoint.Call;
import rusuban.local.kill.KillPoint.What;

/**
 * Proxy for all calls of a function's process. It passes them on one by one, so that the process
 * can be killed between two calls or during one.
 */
final class CallRelay implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Headers of a connection, not of a request. The client sets its own. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade");

  private static final Set<String> SENDING = Set.of("reply", "push");
  private static final Set<String> WRITING =
      Set.of("TransactWriteItems", "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem");

  private final URI dynamo;
  private final URI outside;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Call> calls = new ArrayList<>();
  private final List<Call> carriedOut = new ArrayList<>();
  private Optional<KillPoint> blow = Optional.empty();
  private Optional<Struck> struck = Optional.empty();
  private Optional<HttpRequest> late = Optional.empty();
  private @Nullable ProcessHandle process;

  /** A kill that has happened, with its call and stage. */
  record Struck(Call call, KillPoint.Fate fate, KillStage killStage) {}

  /**
   * Starts listening.
   *
   * @param outside the address of LINE and the Parameter Store
   */
  CallRelay(URI dynamo, URI outside) {
    this.dynamo = dynamo;
    this.outside = outside;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::carry);
    server.start();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** Begins another invocation in this process and sets its kill. */
  synchronized void begin(ProcessHandle of, Optional<KillPoint> next) {
    process = of;
    blow = next;
    calls.clear();
    carriedOut.clear();
  }

  /** Returns the calls of the invocation so far. */
  synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  synchronized Optional<Struck> struck() {
    return struck;
  }

  /** Delivers the call that was under way when the process died. */
  static void arrive(HttpRequest late) {
    send(late);
  }

  synchronized Optional<HttpRequest> late() {
    return late;
  }

  private void carry(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = request(exchange);
      var call = next(exchange);
      if (strikes(call)) strike(request, call);
      else answer(exchange, carriedOut(request, call));
    }
  }

  private synchronized Call next(HttpExchange exchange) {
    var operation = operation(exchange);
    var what =
        SENDING.contains(operation)
            ? What.SENDS
            : WRITING.contains(operation) ? What.WRITES : What.READS;
    var before = calls.stream().filter(it -> it.operation().equals(operation)).count();
    var call = new Call(calls.size() + 1, what, operation, Math.toIntExact(before) + 1);
    calls.add(call);
    return call;
  }

  private synchronized boolean strikes(Call call) {
    if (struck.isPresent() || blow.isEmpty() || !blow.get().at().test(call)) return false;
    var fate = blow.get().fate();
    struck = Optional.of(new Struck(call, fate, KillStage.of(carriedOut, call, fate)));
    return true;
  }

  private void strike(HttpRequest request, Call call) {
    switch (blow.orElseThrow().fate()) {
      case LOST -> kill();
      case DONE -> {
        var _ = carriedOut(request, call);
        kill();
      }
      case LATE -> {
        kill();
        late = Optional.of(request);
      }
    }
  }

  /** Kills the process with SIGKILL, which its exit code shows, and waits until it is gone. */
  private void kill() {
    if (process == null) throw new IllegalStateException("no invocation has begun");
    process.destroyForcibly();
    process.onExit().join();
  }

  private HttpResponse<byte[]> carriedOut(HttpRequest request, Call call) {
    var response = send(request);
    synchronized (this) {
      carriedOut.add(call);
    }
    return response;
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().toString();
    var target = isOutside(path) ? outside : dynamo;
    var body = exchange.getRequestBody().readAllBytes();
    var request =
        HttpRequest.newBuilder(target.resolve(path))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!isOfTheConnection(name)) values.forEach(value -> request.header(name, value));
            });
    return request.build();
  }

  private static boolean isOutside(String path) {
    return path.startsWith("/v2/") || path.startsWith("/oauth2/") || path.startsWith("/local/");
  }

  private static boolean isOfTheConnection(String header) {
    return OF_THE_CONNECTION.stream().anyMatch(header::equalsIgnoreCase);
  }

  /** Returns the operation of an AWS service, or the last part of a LINE path. */
  private static String operation(HttpExchange exchange) {
    var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (target != null) return target.substring(target.indexOf('.') + 1);
    var path = exchange.getRequestURI().getPath();
    return path.contains("/profile/") ? "profile" : path.substring(path.lastIndexOf('/') + 1);
  }

  private static HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!isOfTheConnection(name)) exchange.getResponseHeaders().put(name, values);
            });
    var body = response.body();
    exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) exchange.getResponseBody().write(body);
  }

  /** Stops passing calls on and waits for those under way. */
  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
