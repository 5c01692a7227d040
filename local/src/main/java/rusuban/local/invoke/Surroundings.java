package rusuban.local.invoke;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** A running system that a function can be invoked in; closing it stops what was started for it. */
@FunctionalInterface
public interface Surroundings extends AutoCloseable {

  /** Where the function finds its table, its secrets and LINE. */
  FunctionEnvironment environment();

  /** Nothing to stop unless something was started. */
  @Override
  default void close() {}

  /**
   * What the {@code rusuban up} on this port says of itself; empty where nothing listens there.
   *
   * @throws IOException where something listens that is not a {@code rusuban up}
   */
  static Optional<Surroundings> running(int port) throws IOException, InterruptedException {
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
