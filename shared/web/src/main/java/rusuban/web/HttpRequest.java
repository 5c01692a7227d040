package rusuban.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One complete HTTP request. */
public final class HttpRequest {
  private final String method;
  private final String path;
  private final FormFields query;
  private final Map<String, String> headers;
  private final byte[] body;
  private final boolean oversized;

  private HttpRequest(
      String method,
      String path,
      FormFields query,
      Map<String, String> headers,
      byte[] body,
      boolean oversized) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
    this.oversized = oversized;
  }

  /**
   * Returns a request.
   *
   * @param path the decoded path
   * @param rawQuery the query string as it was sent, without the question mark; may be empty
   * @param headers one value for each name; names are case-insensitive
   */
  public static HttpRequest of(
      String method, String path, String rawQuery, Map<String, String> headers, byte[] body) {
    return new HttpRequest(
        method, path, FormFields.parse(rawQuery), lowerCase(headers), body.clone(), false);
  }

  /** Returns a request whose body was longer than the server reads. */
  public static HttpRequest oversized(
      String method, String path, String rawQuery, Map<String, String> headers) {
    return new HttpRequest(
        method, path, FormFields.parse(rawQuery), lowerCase(headers), new byte[0], true);
  }

  private static Map<String, String> lowerCase(Map<String, String> headers) {
    var lower = new LinkedHashMap<String, String>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return lower;
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  /** Returns the last value of this parameter in the query string. */
  public Optional<String> query(String name) {
    return query.last(name);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Returns the cookie of this name. If a browser sends several, the first is the most specific.
   */
  public Optional<String> cookie(String name) {
    for (var pair : header("Cookie").orElse("").split(";", -1)) {
      int equals = pair.indexOf('=');
      if (equals >= 0 && pair.substring(0, equals).strip().equals(name))
        return Optional.of(pair.substring(equals + 1).strip());
    }
    return Optional.empty();
  }

  /** Returns the media type in lower case without its parameters; empty if the request has none. */
  public String contentType() {
    return header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** Returns whether the body was longer than the limit. */
  public boolean isOversized() {
    return oversized;
  }

  public byte[] body() {
    return Arrays.copyOf(body, body.length);
  }

  /** Returns the fields of an HTML form in the body. */
  public FormFields form() {
    return FormFields.parse(new String(body, UTF_8));
  }
}
