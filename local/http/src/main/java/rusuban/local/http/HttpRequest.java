package rusuban.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One complete HTTP request. */
public final class HttpRequest {
  /** Largest body that the server reads to the end, so that the sender gets the refusal. */
  private static final int DRAINED_BYTES = 64 * 1024 * 1024;

  private final String method;
  private final String path;
  private final Map<String, String> query;
  private final Headers headers;
  private final byte[] body;
  private final boolean oversized;

  private HttpRequest(HttpExchange exchange, byte[] body, boolean oversized) {
    this.method = exchange.getRequestMethod();
    this.path = exchange.getRequestURI().getPath();
    this.query = form(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
    this.headers = exchange.getRequestHeaders();
    this.body = body;
    this.oversized = oversized;
  }

  /** Reads the request. A body longer than the limit is discarded. */
  public static HttpRequest read(HttpExchange exchange, int maxBodyBytes) throws IOException {
    var in = exchange.getRequestBody();
    var body = in.readNBytes(maxBodyBytes + 1);
    if (body.length <= maxBodyBytes) return new HttpRequest(exchange, body, false);
    for (long left = DRAINED_BYTES; left > 0 && body.length > 0; left -= body.length) {
      body = in.readNBytes(maxBodyBytes);
    }
    return new HttpRequest(exchange, new byte[0], true);
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  /** Returns the media type in lower case without its parameters; empty if the request has none. */
  public String contentType() {
    return header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** Returns whether the body was longer than the limit. */
  public boolean oversized() {
    return oversized;
  }

  public byte[] body() {
    return Arrays.copyOf(body, body.length);
  }

  /** Returns the fields of an HTML form. The last value of a name wins. */
  public Map<String, String> form() {
    return form(new String(body, UTF_8));
  }

  private static Map<String, String> form(String text) {
    var fields = new LinkedHashMap<String, String>();
    for (var pair : text.split("&", -1)) {
      var parts = pair.split("=", 2);
      if (!pair.isEmpty())
        fields.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException _) {
      return text; // a stray percent sign stands for itself, as in browsers
    }
  }
}
