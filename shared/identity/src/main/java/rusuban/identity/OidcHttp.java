package rusuban.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/**
 * HTTP calls to the provider, which happen at sign-in alone. A POST is sent once: the length of its
 * body is fixed, and then {@link HttpURLConnection} does not repeat it.
 */
final class OidcHttp {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** Longest wait for the next byte. API Gateway gives up the whole request after 30 seconds. */
  private static final Duration READ = Duration.ofSeconds(5);

  private static final int LARGEST_BODY = 100_000;

  /** The response to a call. */
  record Response(int status, String body) {}

  /**
   * Gets a document.
   *
   * @throws IOException if no whole response came
   */
  Response get(URI uri) throws IOException {
    return receive(connection(uri));
  }

  /**
   * Posts a form.
   *
   * @throws IOException if no whole response came
   */
  Response post(URI uri, QueryString form) throws IOException {
    var body = form.encoded().getBytes(US_ASCII);
    var connection = connection(uri);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length);
    connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
    try (var out = connection.getOutputStream()) {
      out.write(body);
    }
    return receive(connection);
  }

  private static HttpURLConnection connection(URI uri) throws IOException {
    if (!(uri.toURL().openConnection() instanceof HttpURLConnection connection))
      throw new IOException("not an HTTP address");
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout(Math.toIntExact(CONNECT.toMillis()));
    connection.setReadTimeout(Math.toIntExact(READ.toMillis()));
    connection.setRequestProperty("Accept", "application/json");
    return connection;
  }

  private static Response receive(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    try (InputStream in =
        status < HttpURLConnection.HTTP_BAD_REQUEST
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      var body = in == null ? new byte[0] : in.readNBytes(LARGEST_BODY + 1);
      if (body.length > LARGEST_BODY) throw new IOException("the response is too large");
      return new Response(status, new String(body, UTF_8));
    }
  }
}
