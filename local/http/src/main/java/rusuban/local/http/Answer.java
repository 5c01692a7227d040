package rusuban.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import rusuban.core.Json;
import rusuban.settings.JsonText;

/** One complete HTTP response. */
public final class Answer {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private Answer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  public static Answer json(int status, Json body) {
    return of(status, "application/json", JsonText.write(body).getBytes(UTF_8));
  }

  /** Returns a refusal in both languages, in the form that the pages show. */
  public static Answer error(int status, String ja, String en) {
    var error = Fields.fields().put("ja", ja).put("en", en).build();
    return json(status, Fields.fields().put("error", error).build());
  }

  public static Answer of(int status, String contentType, byte[] body) {
    return new Answer(status, Map.of("Content-Type", contentType), body.clone());
  }

  public static Answer redirect(String location) {
    return new Answer(302, Map.of("Location", location), new byte[0]);
  }

  public int status() {
    return status;
  }

  public Answer with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }

  /** Sends the response and ends the exchange. A response to HEAD has no body. */
  public void send(HttpExchange exchange) throws IOException {
    try (exchange) {
      headers.forEach(exchange.getResponseHeaders()::set);
      var bare = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, bare ? -1 : body.length);
      if (!bare) exchange.getResponseBody().write(body);
    }
  }
}
