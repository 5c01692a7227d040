package rusuban.app.connection;

import java.time.Duration;

/**
 * The result of a test webhook (Messaging API reference, "Test webhook endpoint").
 *
 * @param statusCode the status with which the webhook URL answered; 0 if it did not answer
 * @param took the time until LINE told the result. The webhook itself took less
 */
public record WebhookTest(Reason reason, int statusCode, Duration took) {

  /** LINE's reasons. The names are stored. */
  public enum Reason {
    /** The webhook URL answered with a 2xx. */
    OK,
    /** LINE found no server at the webhook URL. */
    COULD_NOT_CONNECT,
    /** The webhook URL did not answer in time. */
    REQUEST_TIMEOUT,
    /** The webhook URL answered with another status. */
    ERROR_STATUS_CODE,
    /** Anything else. */
    UNCLASSIFIED
  }

  public WebhookTest {
    if (statusCode < 0 || took.isNegative())
      throw new IllegalArgumentException("a status and a time are not negative");
  }

  /** Returns whether the webhook URL answered as LINE expects. */
  public boolean isOk() {
    return reason == Reason.OK;
  }
}
