package rusuban.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import rusuban.local.http.Loud;
import rusuban.local.sqs.SimulatedQueue;
import rusuban.local.up.Functions;
import rusuban.wiring.Parts;

/**
 * A function in a process of its own: the real handler behind HTTP, where API Gateway and the
 * scheduler would be. Arguments: its {@link Role}, how far its clock is ahead, and the file its
 * telemetry goes to. Its environment is a function's.
 */
public final class FunctionServer {
  private static final int BACKLOG = 1024;

  /**
   * As many webhooks at once as a function whose concurrency is bounded: without a bound, a machine
   * that cannot keep up would work on nothing but what LINE has given up already.
   */
  private static final int AT_ONCE = 100;

  private FunctionServer() {}

  /** Serves until the parent ends it; the first line it prints is its port. */
  public static void main(String[] arguments) throws IOException {
    var role = Role.valueOf(arguments[0]);
    var clock = Clock.offset(Clock.systemUTC(), Duration.parse(arguments[1]));
    var telemetry = new PrintStream(new FileOutputStream(arguments[2]), true, UTF_8);
    var parts = Parts.from(System.getenv(), clock, telemetry, role.line());
    var functions = new Functions(parts, System.getenv());
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/webhook/", new Loud(throttled(functions)));
    server.createContext("/bench/tick", new Loud(exchange -> tick(exchange, functions)));
    server.createContext("/bench/drain/", new Loud(exchange -> drain(exchange, functions)));
    server.createContext("/bench/heap", new Loud(FunctionServer::heap));
    server.start();
    System.out.println(server.getAddress().getPort());
  }

  /** What comes beyond that is refused as API Gateway refuses it, and LINE sends it again. */
  private static HttpHandler throttled(HttpHandler function) {
    var free = new Semaphore(AT_ONCE);
    return exchange -> {
      if (!free.tryAcquire()) {
        answer(exchange, 503, "");
        return;
      }
      try {
        function.handle(exchange);
      } finally {
        free.release();
      }
    };
  }

  private static void tick(HttpExchange exchange, Functions functions) throws IOException {
    functions.tick();
    answer(exchange, 200, "");
  }

  private static void drain(HttpExchange exchange, Functions functions) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var shard = path.substring(path.lastIndexOf('/') + 1);
    functions.drain(new SimulatedQueue.Message("bench", shard, shard).event());
    answer(exchange, 200, "");
  }

  /** What is alive after a collection of everything, in bytes. */
  private static void heap(HttpExchange exchange) throws IOException {
    System.gc();
    var alive = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    answer(exchange, 200, Long.toString(alive));
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, text.isEmpty() ? -1 : text.length());
      exchange.getResponseBody().write(text.getBytes(UTF_8));
    }
  }
}
