package rusuban.local.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import rusuban.json.JsonObjectBuilder;
import rusuban.json.JsonText;
import rusuban.local.line.LineSimulator;

/** Server-sent events: one at each change, and a comment while nothing changes. */
final class ChangeStream {
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

  private final LineSimulator line;

  ChangeStream(LineSimulator line) {
    this.line = line;
  }

  /** Writes events until the page closes. The next write detects that. */
  void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(200, 0);
      var seen = line.revision();
      write(exchange, event(seen));
      while (!Thread.currentThread().isInterrupted()) {
        var revision = line.awaitRevisionOtherThan(seen, KEEP_ALIVE);
        write(exchange, revision == seen ? ":\n\n" : event(revision));
        seen = revision;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private String event(long revision) {
    var change =
        JsonObjectBuilder.fields().put("revision", revision).put("now", line.now().toString());
    return "data: " + JsonText.write(change.build()) + "\n\n";
  }

  private static void write(HttpExchange exchange, String text) throws IOException {
    exchange.getResponseBody().write(text.getBytes(UTF_8));
    exchange.getResponseBody().flush();
  }
}
