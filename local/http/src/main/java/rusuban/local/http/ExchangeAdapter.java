package rusuban.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Optional;
import rusuban.web.HttpRequest;
import rusuban.web.HttpResponse;

/** Translates requests and responses for the JDK's server. */
public final class ExchangeAdapter {
  /** Largest body that the server reads to the end, so that the sender gets the refusal. */
  private static final int DRAINED_BYTES = 64 * 1024 * 1024;

  private ExchangeAdapter() {}

  /** Reads the request. A body longer than the limit is discarded. */
  public static HttpRequest read(HttpExchange exchange, int maxBodyBytes) throws IOException {
    var uri = exchange.getRequestURI();
    var query = Optional.ofNullable(uri.getRawQuery()).orElse("");
    var headers = new LinkedHashMap<String, String>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    var in = exchange.getRequestBody();
    var body = in.readNBytes(maxBodyBytes + 1);
    if (body.length <= maxBodyBytes)
      return HttpRequest.of(exchange.getRequestMethod(), uri.getPath(), query, headers, body);
    for (long left = DRAINED_BYTES; left > 0 && body.length > 0; left -= body.length) {
      body = in.readNBytes(maxBodyBytes);
    }
    return HttpRequest.oversized(exchange.getRequestMethod(), uri.getPath(), query, headers);
  }

  /** Sends the response and ends the exchange. A response to HEAD has no body. */
  public static void send(HttpExchange exchange, HttpResponse httpResponse) throws IOException {
    try (exchange) {
      var headers = exchange.getResponseHeaders();
      httpResponse.headers().forEach(headers::set);
      httpResponse.cookies().forEach(cookie -> headers.add("Set-Cookie", cookie));
      var body = httpResponse.body();
      var bare = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(httpResponse.status(), bare ? -1 : body.length);
      if (!bare) exchange.getResponseBody().write(body);
    }
  }
}
