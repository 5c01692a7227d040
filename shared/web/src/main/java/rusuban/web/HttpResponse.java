package rusuban.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.json.JsonText;

/** One complete HTTP response. */
public final class HttpResponse {
  private static final byte[] NOTHING = {};

  private final int status;
  private final Map<String, String> headers;
  private final List<String> cookies;
  private final byte[] body;

  private HttpResponse(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.cookies = cookies;
    this.body = body;
  }

  public static HttpResponse json(int status, Json body) {
    return of(status, "application/json", JsonText.write(body).getBytes(UTF_8));
  }

  /** Returns a refusal in both languages, in the form that the phone's page shows. */
  public static HttpResponse error(int status, String ja, String en) {
    var error = JsonObjectBuilder.fields().put("ja", ja).put("en", en).build();
    return json(status, JsonObjectBuilder.fields().put("error", error).build());
  }

  public static HttpResponse of(int status, String contentType, byte[] body) {
    return new HttpResponse(status, Map.of("Content-Type", contentType), List.of(), body.clone());
  }

  /** Returns an HTML page. */
  public static HttpResponse html(int status, String page) {
    return of(status, "text/html; charset=utf-8", page.getBytes(UTF_8));
  }

  /** Returns a response without a body. */
  public static HttpResponse empty(int status) {
    return new HttpResponse(status, Map.of(), List.of(), NOTHING);
  }

  public static HttpResponse redirect(String location) {
    return empty(302).with("Location", location);
  }

  /** Returns a redirect that makes the browser GET the location, whatever the method was. */
  public static HttpResponse seeOther(String location) {
    return empty(303).with("Location", location);
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return Map.copyOf(headers);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Returns the values of {@code Set-Cookie}. */
  public List<String> cookies() {
    return cookies;
  }

  public byte[] body() {
    return body.clone();
  }

  /** Returns the body as text. */
  public String text() {
    return new String(body, UTF_8);
  }

  public HttpResponse with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new HttpResponse(status, more, cookies, body);
  }

  /** Returns this response with another body. */
  public HttpResponse withBody(byte[] other) {
    return new HttpResponse(status, headers, cookies, other.clone());
  }

  /** Returns this response with one more {@code Set-Cookie} header. */
  public HttpResponse withCookie(String cookie) {
    var more = new ArrayList<>(cookies);
    more.add(cookie);
    return new HttpResponse(status, headers, List.copyOf(more), body);
  }

  /** Returns the status and the names of the headers. A body may hold a customer's words. */
  @Override
  public String toString() {
    return "HttpResponse[" + status + ", " + headers.keySet() + "]";
  }
}
