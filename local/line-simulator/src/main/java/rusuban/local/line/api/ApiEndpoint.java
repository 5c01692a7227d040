package rusuban.local.line.api;

import java.util.Map;
import java.util.Optional;
import rusuban.web.HttpRequest;
import rusuban.web.HttpResponse;

/** One call of the Messaging API. */
public interface ApiEndpoint {
  HttpResponse answer(Request request);

  /**
   * An authorized call.
   *
   * @param id the value of {@code x-line-request-id}
   * @param segments the variable parts of the path
   */
  record Request(String id, HttpRequest httpRequest, Map<String, String> segments) {
    public Request {
      segments = Map.copyOf(segments);
    }

    String segment(String name) {
      return Optional.ofNullable(segments.get(name)).orElseThrow();
    }
  }
}
