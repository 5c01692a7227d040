package rusuban.local.line;

import java.util.Map;
import java.util.Optional;
import rusuban.local.http.Answer;
import rusuban.local.http.Call;

/** One call of the Messaging API. */
interface Endpoint {
  Answer answer(Request request);

  /**
   * An authorized call.
   *
   * @param id the value of {@code x-line-request-id}
   * @param segments the variable parts of the path
   */
  record Request(String id, Call call, Map<String, String> segments) {
    public Request {
      segments = Map.copyOf(segments);
    }

    String segment(String name) {
      return Optional.ofNullable(segments.get(name)).orElseThrow();
    }
  }
}
