package rusuban.local.line;

import java.util.Map;
import java.util.Optional;
import rusuban.local.http.Answer;
import rusuban.local.http.Call;

/** One call of the Messaging API. */
interface Endpoint {
  Answer answer(Request request);

  /**
   * A call that was let in.
   *
   * @param id what {@code x-line-request-id} will say
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
