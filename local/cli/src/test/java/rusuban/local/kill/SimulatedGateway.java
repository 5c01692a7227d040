package rusuban.local.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.json.JsonText;
import rusuban.local.invoke.InvocationResult;

/** API Gateway in front of the webhook function. It answers 500 if the function died or threw. */
final class SimulatedGateway implements AutoCloseable {
  private static final String ROOT = "/webhook/";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Function<String, InvocationResult> function;

  /**
   * Starts listening.
   *
   * @param function handles an event's JSON
   */
  SimulatedGateway(Function<String, InvocationResult> function) {
    this.function = function;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(ROOT, this::handle);
    server.start();
  }

  URI webhook(String account) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + ROOT + account);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status(function.apply(event(exchange))), -1);
    }
  }

  private static String event(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var headers = JsonObjectBuilder.fields();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    return JsonText.write(
        JsonObjectBuilder.fields()
            .put("version", "2.0")
            .put("routeKey", "POST /webhook/{account}")
            .put("rawPath", path)
            .put("headers", headers.build())
            .put(
                "pathParameters",
                JsonObjectBuilder.fields().put("account", path.substring(ROOT.length())).build())
            .put("body", new String(exchange.getRequestBody().readAllBytes(), UTF_8))
            .put("isBase64Encoded", false)
            .build());
  }

  private static int status(InvocationResult invocationResult) {
    return switch (invocationResult) {
      case InvocationResult.Returned(var json)
          when JsonText.parse(json) instanceof Json.Obj returned ->
          returned.get("statusCode").map(SimulatedGateway::number).orElse(500);
      case InvocationResult.Returned _, InvocationResult.Failed _, InvocationResult.Died _ -> 500;
    };
  }

  private static int number(Json status) {
    return status instanceof Json.Num(var value) ? value.intValueExact() : 500;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
