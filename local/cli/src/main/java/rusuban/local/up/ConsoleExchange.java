package rusuban.local.up;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.InstantSource;
import rusuban.console.Console;
import rusuban.local.http.ExchangeAdapter;

/** The console behind the JDK's server, as API Gateway and Lambda serve it on AWS. */
record ConsoleExchange(Console console, InstantSource clock) implements HttpHandler {
  /** Maximum body size, the same as the function's. */
  private static final int LARGEST_BODY = 5 * 1024 * 1024;

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var request = ExchangeAdapter.read(exchange, LARGEST_BODY);
    ExchangeAdapter.send(exchange, console.answer(request, clock.instant()));
  }
}
