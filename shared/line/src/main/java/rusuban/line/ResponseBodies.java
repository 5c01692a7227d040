package rusuban.line;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.ResponseBody;
import rusuban.core.ChatId;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.json.MalformedJsonException;

/** The bodies of LINE's answers, read as far as they are used. */
final class ResponseBodies {
  /** Messaging API reference, "Send reply message": {@code messages}, "Max: 5". */
  private static final int MOST_MESSAGES = 5;

  private ResponseBodies() {}

  /** Returns the ids of the messages that LINE took, at most five, none if it names none. */
  static List<String> messageIds(ResponseBody body) {
    try {
      return object(body).flatMap(it -> it.get("sentMessages")).stream()
          .flatMap(sent -> sent instanceof Json.Arr(var items) ? items.stream() : Stream.empty())
          .flatMap(it -> it instanceof Json.Obj m ? m.text("id").stream() : Stream.empty())
          .filter(ChatId::isValid)
          .limit(MOST_MESSAGES)
          .toList();
    } catch (IOException _) {
      // The message is sent all the same. Only quotes of it are not recognised.
      return List.of();
    }
  }

  /**
   * Returns the JSON object of an answer, empty for any other content.
   *
   * @throws IOException if the answer breaks off
   */
  static Optional<Json.Obj> object(ResponseBody body) throws IOException {
    byte[] bytes = body.bytes();
    try {
      return Optional.of(JsonText.parseForeign(bytes))
          .filter(Json.Obj.class::isInstance)
          .map(Json.Obj.class::cast);
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }
}
