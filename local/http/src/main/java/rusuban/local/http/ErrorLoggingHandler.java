package rusuban.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** A handler that logs its errors. The JDK's server would drop the connection silently. */
public record ErrorLoggingHandler(HttpHandler handler) implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(ErrorLoggingHandler.class.getName());

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      handler.handle(exchange);
    } catch (RuntimeException bug) {
      LOG.log(System.Logger.Level.ERROR, "a bug in " + handler.getClass().getName(), bug);
      try (exchange) {
        // -1: no response has begun
        if (exchange.getResponseCode() == -1) exchange.sendResponseHeaders(500, -1);
      }
    }
  }
}
