package rusuban.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** A handler whose bugs are heard: the JDK's server would drop the connection and say nothing. */
public record Loud(HttpHandler handler) implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(Loud.class.getName());

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      handler.handle(exchange);
    } catch (RuntimeException bug) {
      LOG.log(System.Logger.Level.ERROR, "a bug in " + handler.getClass().getName(), bug);
      try (exchange) {
        // -1: no answer has begun yet
        if (exchange.getResponseCode() == -1) exchange.sendResponseHeaders(500, -1);
      }
    }
  }
}
