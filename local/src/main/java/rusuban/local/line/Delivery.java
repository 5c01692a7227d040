package rusuban.local.line;

import java.util.Optional;

/**
 * What became of one webhook.
 *
 * @param httpStatus the account's answer; 0 where none came
 * @param millis how long the answer took
 * @param eventId the {@code webhookEventId} that this is about
 * @param redelivered whether this is the outcome of a redelivery
 * @param note LINE's reason for a failure ({@code request_timeout}, {@code could_not_connect}, …)
 */
public record Delivery(
    Status status,
    int httpStatus,
    long millis,
    String eventId,
    boolean redelivered,
    Optional<String> note) {

  /** Where it stands; any 2xx is ok. */
  public enum Status {
    WAITING,
    OK,
    ERROR
  }

  static Delivery waiting(String eventId) {
    return new Delivery(Status.WAITING, 0, 0, eventId, false, Optional.empty());
  }
}
