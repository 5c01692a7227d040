package rusuban.app.messaging;

import java.util.List;
import java.util.Optional;

/** LINE's answer to a message, as far as the sender knows it. */
public sealed interface SendResult {

  /**
   * LINE accepted the message, now or at an earlier attempt (409).
   *
   * @param messageIds LINE's ids of the messages, in their order; empty if unknown (Messaging API
   *     reference, "Send reply message": {@code sentMessages[].id})
   */
  record Accepted(Optional<String> requestId, List<String> messageIds) implements SendResult {
    public Accepted {
      messageIds = List.copyOf(messageIds);
    }

    /** Creates a result without message ids. */
    public Accepted(Optional<String> requestId) {
      this(requestId, List.of());
    }
  }

  /** 400 {@code Invalid reply token}: it expired or was used before. */
  record InvalidReplyToken() implements SendResult {}

  /** Any other 4xx: LINE will never accept the message. */
  record Refused(int status) implements SendResult {}

  /** 429 for the rate or concurrency: not accepted, but a later attempt may be. */
  record RateLimited() implements SendResult {}

  /** 429 for the monthly limit: not accepted. */
  record QuotaExceeded() implements SendResult {}

  /** No connection was made, or the account has no valid access token: not accepted. */
  record NotSent() implements SendResult {}

  /** A timeout, a reset or a 5xx: LINE may have accepted the message. */
  record OutcomeUnknown() implements SendResult {}
}
