package rusuban.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;

/** Parameters in the form {@code application/x-www-form-urlencoded}. */
record QueryString(String encoded) {

  static QueryString of(String name, String value) {
    return new QueryString(pair(name, value));
  }

  QueryString and(String name, String value) {
    return new QueryString(encoded + "&" + pair(name, value));
  }

  URI appendedTo(URI endpoint) {
    return URI.create(endpoint + (endpoint.getRawQuery() == null ? "?" : "&") + encoded);
  }

  private static String pair(String name, String value) {
    return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
  }

  /** Returns the size alone: the values are secrets. */
  @Override
  public String toString() {
    return "QueryString[" + encoded.length() + "]";
  }
}
