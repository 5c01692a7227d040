package rusuban.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's Runtime API for one execution environment (Lambda developer guide, "Using the Lambda
 * runtime API for custom runtimes"; version 2018-06-01). It hands out events one after the other
 * and collects the answers. Each event waits until the {@link ExtensionsApi} have finished the one
 * before. It listens on a free port of the loopback address only.
 */
public final class RuntimeApi implements AutoCloseable {
  private static final String ROOT = "/2018-06-01/runtime/";
  private static final String INVOCATION = ROOT + "invocation/";

  private record Invocation(String id, String event, CompletableFuture<InvocationResult> answer) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> open = new ConcurrentHashMap<>();
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch ready = new CountDownLatch(1);
  private final CountDownLatch restored = new CountDownLatch(1);
  private final ExtensionsApi extensionsApi = new ExtensionsApi();
  private final CompletableFuture<InvocationResult> end = new CompletableFuture<>();
  private final InstantSource time;
  private final Duration timeout;

  /**
   * Starts the server.
   *
   * @param time the clock for the deadline that the function receives
   * @param timeout the function's timeout
   */
  public RuntimeApi(InstantSource time, Duration timeout) throws IOException {
    this.time = time;
    this.timeout = timeout;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(INVOCATION + "next", this::next);
    server.createContext(INVOCATION, this::answered);
    server.createContext(ROOT + "init/error", this::initFailed);
    server.createContext(ROOT + "restore/next", this::restore);
    server.createContext(ROOT + "restore/error", this::initFailed);
    server.createContext(ExtensionsApi.ROOT + "register", extensionsApi::register);
    server.createContext(ExtensionsApi.ROOT + "event/next", extensionsApi::next);
    server.start();
  }

  /** Returns host and port, for the variable {@code AWS_LAMBDA_RUNTIME_API}. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Queues an event. The result arrives with the runtime's answer or with {@link #finish}. */
  public CompletableFuture<InvocationResult> submit(String event) {
    var invocation = new Invocation(UUID.randomUUID().toString(), event, new CompletableFuture<>());
    open.put(invocation.id(), invocation);
    waiting.add(invocation);
    if (end.isDone()) invocation.answer().complete(end.join());
    return invocation.answer().whenComplete((_, _) -> open.remove(invocation.id()));
  }

  /** Waits until the runtime polls for its first event or ends; returns false on a timeout. */
  public boolean awaitStart(Duration longest) throws InterruptedException {
    return started.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Waits until the runtime has finished its work before a snapshot, or ended.
   *
   * @return false on a timeout
   */
  public boolean awaitSnapshot(Duration longest) throws InterruptedException {
    return ready.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits until every extension has finished the last event; returns false on a timeout. */
  public boolean awaitExtensions(Duration longest) throws InterruptedException {
    return extensionsApi.awaitReady(longest);
  }

  /** Returns the final result; empty while the runtime runs. */
  public Optional<InvocationResult> last() {
    return end.isDone() ? Optional.of(end.join()) : Optional.empty();
  }

  /** Resumes a runtime that waits for its snapshot, as if restored from it. */
  public void restore() {
    restored.countDown();
  }

  /** Breaks this many polls of an extension, from the waiting poll on. */
  public void breakPolls(int times) {
    extensionsApi.breakPolls(times);
  }

  /** Ends every open and later event with this result. */
  public void finish(InvocationResult last) {
    end.complete(last);
    started.countDown();
    ready.countDown();
    extensionsApi.close();
    open.values().forEach(invocation -> invocation.answer().complete(end.join()));
  }

  private void next(HttpExchange exchange) throws IOException {
    started.countDown();
    Invocation invocation;
    try {
      invocation = waiting.take();
      var _ = extensionsApi.awaitReady(timeout);
    } catch (InterruptedException _) {
      exchange.close(); // close() interrupts: there is no next event
      return;
    }
    long deadline = time.instant().plus(timeout).toEpochMilli();
    extensionsApi.invoked(invocation.id(), deadline);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:ap-northeast-1:123456789012:function:local");
    ExchangeResponse.send(exchange, 200, invocation.event().getBytes(UTF_8));
  }

  private void restore(HttpExchange exchange) throws IOException {
    ready.countDown();
    try {
      restored.await();
    } catch (InterruptedException _) {
      exchange.close(); // close() interrupts: there is no restore
      return;
    }
    ExchangeResponse.send(exchange, 200, new byte[0]);
  }

  private void answered(HttpExchange exchange) throws IOException {
    String body = body(exchange);
    String path = exchange.getRequestURI().getPath().substring(INVOCATION.length());
    int slash = Math.max(0, path.indexOf('/'));
    Invocation invocation = open.get(path.substring(0, slash));
    if (invocation == null) {
      ExchangeResponse.send(exchange, 404, new byte[0]);
      return;
    }
    ExchangeResponse.send(exchange, 202, new byte[0]);
    invocation
        .answer()
        .complete(
            path.endsWith("/error")
                ? new InvocationResult.Failed(body)
                : new InvocationResult.Returned(body));
  }

  private void initFailed(HttpExchange exchange) throws IOException {
    String body = body(exchange);
    ExchangeResponse.send(exchange, 202, new byte[0]);
    finish(new InvocationResult.Failed(body));
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
  }

  @Override
  public void close() {
    finish(new InvocationResult.Died("the Runtime API was closed"));
    server.stop(0);
    threads.shutdownNow();
  }
}
