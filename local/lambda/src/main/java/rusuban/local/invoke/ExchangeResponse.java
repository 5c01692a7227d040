package rusuban.local.invoke;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** The end of one exchange with a function's process. */
final class ExchangeResponse {
  private ExchangeResponse() {}

  /** Sends the whole response and closes the exchange. */
  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
