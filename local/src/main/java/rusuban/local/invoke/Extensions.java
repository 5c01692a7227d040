package rusuban.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Lambda's Extensions API for the extensions of one execution environment (Lambda developer guide,
 * "Using the Lambda Extensions API to create extensions"; version 2020-01-01): each is told of
 * every invocation, and none begins before all have asked for it.
 */
final class Extensions {
  static final String ROOT = "/2020-01-01/extension/";
  private static final String IDENTIFIER = "Lambda-Extension-Identifier";

  private final Set<String> registered = new HashSet<>();
  private final Set<String> waiting = new HashSet<>();
  private String event = "";
  private int breaks;
  private boolean closed;

  /** The connection of a poll breaks. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** {@code POST register}. */
  synchronized void register(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    var identifier = UUID.randomUUID().toString();
    registered.add(identifier);
    exchange.getResponseHeaders().set(IDENTIFIER, identifier);
    send(exchange, 200, "{\"functionName\":\"local\",\"functionVersion\":\"$LATEST\"}");
  }

  /** {@code GET event/next}: answered when the next invocation begins. */
  void next(HttpExchange exchange) throws IOException {
    var identifier = exchange.getRequestHeaders().getFirst(IDENTIFIER);
    try {
      send(exchange, 200, await(identifier));
    } catch (IllegalArgumentException e) {
      send(exchange, 403, "{\"errorType\":\"Extension.UnknownExtensionIdentifier\"}");
    } catch (Broken | InterruptedException _) {
      exchange.close(); // there is no next event, or it is not heard of
    }
  }

  private synchronized String await(String identifier) throws Broken, InterruptedException {
    if (!registered.contains(identifier)) throw new IllegalArgumentException(identifier);
    waiting.add(identifier);
    notifyAll();
    while (waiting.contains(identifier)) {
      if (breaks > 0) {
        breaks--;
        throw new Broken();
      }
      wait();
    }
    return event;
  }

  /** Breaks the poll that waits, and later ones, as a restore from a snapshot may. */
  synchronized void breakPolls(int times) {
    breaks = times;
    notifyAll();
  }

  /** All are told of an invocation, and from now on at work. */
  synchronized void invoked(String id, long deadline) {
    event =
        "{\"eventType\":\"INVOKE\",\"deadlineMs\":%d,\"requestId\":\"%s\"}".formatted(deadline, id);
    waiting.clear();
    notifyAll();
  }

  /** Waits until none is at work, or nothing goes on; false where one is for longer. */
  synchronized boolean awaitReady(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (!closed && waiting.size() < registered.size()) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) return false;
      wait(left);
    }
    return true;
  }

  /** Nothing goes on here any more. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    ExchangeResponse.send(exchange, status, body.getBytes(UTF_8));
  }
}
