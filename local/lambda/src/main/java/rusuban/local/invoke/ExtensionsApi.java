package rusuban.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The Extensions API of one Lambda execution environment. Each extension receives every invocation.
 * No invocation begins before all extensions have polled for it (Lambda developer guide, "Using the
 * Lambda Extensions API to create extensions"; version 2020-01-01).
 */
final class ExtensionsApi {
  static final String ROOT = "/2020-01-01/extension/";
  private static final String IDENTIFIER = "Lambda-Extension-Identifier";

  private final Set<String> registered = new HashSet<>();
  private final Set<String> waiting = new HashSet<>();
  private String event = "";
  private int breaks;
  private boolean closed;

  /** Thrown when the connection of a poll breaks. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Answers {@code POST register}. */
  synchronized void register(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    var identifier = UUID.randomUUID().toString();
    registered.add(identifier);
    exchange.getResponseHeaders().set(IDENTIFIER, identifier);
    send(exchange, 200, "{\"functionName\":\"local\",\"functionVersion\":\"$LATEST\"}");
  }

  /** Answers {@code GET event/next} when the next invocation begins. */
  void next(HttpExchange exchange) throws IOException {
    var identifier = exchange.getRequestHeaders().getFirst(IDENTIFIER);
    try {
      send(exchange, 200, await(identifier));
    } catch (IllegalArgumentException e) {
      send(exchange, 403, "{\"errorType\":\"Extension.UnknownExtensionIdentifier\"}");
    } catch (Broken | InterruptedException _) {
      exchange.close(); // no next event, or the poll was broken
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

  /** Breaks the waiting poll and later ones, as a restore from a snapshot may do. */
  synchronized void breakPolls(int times) {
    breaks = times;
    notifyAll();
  }

  /** Announces an invocation to all extensions. From now on they are at work. */
  synchronized void invoked(String id, long deadline) {
    event =
        "{\"eventType\":\"INVOKE\",\"deadlineMs\":%d,\"requestId\":\"%s\"}".formatted(deadline, id);
    waiting.clear();
    notifyAll();
  }

  /** Waits until no extension is at work or the API is closed; returns false on a timeout. */
  synchronized boolean awaitReady(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (!closed && waiting.size() < registered.size()) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) return false;
      wait(left);
    }
    return true;
  }

  /** Ends all waits. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    ExchangeResponse.send(exchange, status, body.getBytes(UTF_8));
  }
}
