package rusuban.local.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which endpoint a method and a path belong to. Templates are paths whose segments in braces match
 * any one segment; the first that was added wins.
 *
 * @param <E> what is found
 */
public final class Router<E> {
  private final List<Route<E>> routes = new ArrayList<>();

  private record Route<E>(String method, List<String> segments, E endpoint) {}

  /** What was found for a call. */
  public sealed interface Found<E> {
    /** The endpoint, and the segments that stood where the template has braces. */
    record Endpoint<E>(E endpoint, Map<String, String> segments) implements Found<E> {
      public Endpoint {
        segments = Map.copyOf(segments);
      }

      /** The segment of this name, which the template must have. */
      public String segment(String name) {
        return Optional.ofNullable(segments.get(name)).orElseThrow();
      }
    }

    /** The path is known, but not with this method. */
    record OtherMethod<E>(String allowed) implements Found<E> {}

    /** No such path. */
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
