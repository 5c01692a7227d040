package rusuban.line;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import rusuban.app.messaging.SendResult;

/** An answer of LINE other than 2xx. It holds nothing that was sent. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1;

  /** Maximum bytes read of an answer. LINE's error objects are far smaller. */
  private static final long READ = 16 * 1024;

  private static final int LONGEST_ID = 200;

  private final int status;
  private final boolean replyTokenInvalid;
  private final @Nullable String acceptedRequestId;
  private final String[] acceptedMessageIds;

  private RefusedException(
      int status,
      boolean replyTokenInvalid,
      @Nullable String acceptedRequestId,
      List<String> acceptedMessageIds) {
    super("LINE answered " + status);
    this.status = status;
    this.replyTokenInvalid = replyTokenInvalid;
    this.acceptedRequestId = acceptedRequestId;
    this.acceptedMessageIds = acceptedMessageIds.toArray(String[]::new);
  }

  /**
   * Reads and closes the answer.
   *
   * @throws IOException if it breaks off before a 4xx can be understood
   */
  static RefusedException of(Response response) throws IOException {
    try (response) {
      return new RefusedException(
          response.code(),
          response.code() == 400 && isReplyTokenInvalid(response.peekBody(READ)),
          id(response, "x-line-accepted-request-id").orElse(null),
          response.code() == 409 ? ResponseBodies.messageIds(response.peekBody(READ)) : List.of());
    }
  }

  /**
   * Returns whether LINE refused the reply token (Messaging API reference, "Send reply message",
   * error response).
   */
  private static boolean isReplyTokenInvalid(ResponseBody body) throws IOException {
    return ResponseBodies.object(body)
        .flatMap(json -> json.text("message"))
        .filter("Invalid reply token"::equals)
        .isPresent();
  }

  /** Returns the request id in this header, empty if missing or too long to store. */
  static Optional<String> id(Response response, String header) {
    return Optional.ofNullable(response.header(header)).filter(it -> it.length() <= LONGEST_ID);
  }

  int status() {
    return status;
  }

  boolean isReplyTokenInvalid() {
    return replyTokenInvalid;
  }

  /** Returns the earlier, accepted request that this request repeated (409). */
  SendResult.Accepted acceptedBefore() {
    return new SendResult.Accepted(
        Optional.ofNullable(acceptedRequestId), List.of(acceptedMessageIds));
  }
}
