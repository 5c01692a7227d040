package rusuban.local.invoke;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** A running system that can invoke functions. Closing it stops everything started for it. */
@FunctionalInterface
public interface InvocationTarget extends AutoCloseable {

  /** Returns the function's environment variables, which locate its table, its secrets and LINE. */
  FunctionEnvironment environment();

  /** Stops nothing, unless something was started. */
  @Override
  default void close() {}

  /**
   * Returns the system of the {@code rusuban up} on this port; empty if nothing listens there.
   *
   * @throws IOException if another program listens there
   */
  static Optional<InvocationTarget> running(int port) throws IOException, InterruptedException {
    var address = URI.create("http://127.0.0.1:" + port + "/local/environment");
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(address + " answered " + answer.statusCode());
      }
      var environment = FunctionEnvironment.parse(answer.body());
      return Optional.of(() -> environment);
    } catch (ConnectException _) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException(address + " is not a rusuban up: " + e.getMessage(), e);
    }
  }
}
