package rusuban.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import rusuban.json.Json;
import rusuban.json.JsonText;

/** One complete HTTP response. */
public final class HttpResponse {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private HttpResponse(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  public static HttpResponse json(int status, Json body) {
    return of(status, "application/json", JsonText.write(body).getBytes(UTF_8));
  }

  /** Returns a refusal in both languages, in the form that the pages show. */
  public static HttpResponse error(int status, String ja, String en) {
    var error = JsonObjectBuilder.fields().put("ja", ja).put("en", en).build();
    return json(status, JsonObjectBuilder.fields().put("error", error).build());
  }

  public static HttpResponse of(int status, String contentType, byte[] body) {
    return new HttpResponse(status, Map.of("Content-Type", contentType), body.clone());
  }

  public static HttpResponse redirect(String location) {
    return new HttpResponse(302, Map.of("Location", location), new byte[0]);
  }

  public int status() {
    return status;
  }

  public HttpResponse with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new HttpResponse(status, more, body);
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
