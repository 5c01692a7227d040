package rusuban.local.line.state;

import java.util.Optional;

/**
 * The outcome of one webhook.
 *
 * @param httpStatus the account's answer; 0 if none came
 * @param millis the duration until the answer
 * @param eventId the event's {@code webhookEventId}
 * @param redelivered whether this is the outcome of a redelivery
 * @param note LINE's reason for a failure ({@code request_timeout}, {@code could_not_connect}, …)
 */
public record WebhookDelivery(
    Status status,
    int httpStatus,
    long millis,
    String eventId,
    boolean redelivered,
    Optional<String> note) {

  /** The state of a delivery; any 2xx is ok. */
  public enum Status {
    WAITING,
    OK,
    ERROR
  }

  public static WebhookDelivery waiting(String eventId) {
    return new WebhookDelivery(Status.WAITING, 0, 0, eventId, false, Optional.empty());
  }
}
