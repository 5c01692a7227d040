package rusuban.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A table from methods and paths to endpoints. A segment in braces matches any one segment. The
 * first matching template wins.
 *
 * @param <E> the type of endpoint
 */
public final class Router<E> {
  private final List<Route<E>> routes = new ArrayList<>();

  private record Route<E>(String method, List<String> segments, E endpoint) {}

  /** The result of a lookup. */
  public sealed interface Found<E> {
    /** The endpoint, and the segments in place of the template's braces. */
    record Endpoint<E>(E endpoint, Map<String, String> segments) implements Found<E> {
      public Endpoint {
        segments = Map.copyOf(segments);
      }

      /** Returns the segment of this name, which the template must have. */
      public String segment(String name) {
        return Optional.ofNullable(segments.get(name)).orElseThrow();
      }
    }

    /** A known path with another method. */
    record OtherMethod<E>(String allowed) implements Found<E> {}

    /** An unknown path. */
    record Nothing<E>() implements Found<E> {}
  }

  /** Adds an endpoint, such as {@code GET /v2/bot/profile/{userId}}. */
  public Router<E> on(String method, String template, E endpoint) {
    routes.add(new Route<>(method, segments(template), endpoint));
    return this;
  }

  public Found<E> find(String method, String path) {
    var allowed = new TreeSet<String>();
    for (var route : routes) {
      var matched = match(route.segments, segments(path));
      if (matched.isEmpty()) continue;
      if (route.method.equals(method)) return new Found.Endpoint<>(route.endpoint, matched.get());
      allowed.add(route.method);
    }
    return allowed.isEmpty()
        ? new Found.Nothing<>()
        : new Found.OtherMethod<>(String.join(", ", allowed));
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }

  private static Optional<Map<String, String>> match(List<String> template, List<String> path) {
    if (template.size() != path.size()) return Optional.empty();
    var found = new HashMap<String, String>();
    for (int i = 0; i < path.size(); i++) {
      var expected = template.get(i);
      var actual = path.get(i);
      if (expected.startsWith("{") && !actual.isEmpty()) {
        found.put(expected.substring(1, expected.length() - 1), actual);
      } else if (!expected.equals(actual)) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }
}
