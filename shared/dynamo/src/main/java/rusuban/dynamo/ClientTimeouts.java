package rusuban.dynamo;

import java.time.Duration;

/**
 * Timeouts and attempts of a call.
 *
 * @param connect the longest wait for a connection
 * @param read the longest wait for the next byte
 * @param call the longest time of a call with all its attempts
 * @param attempts the attempts of a call
 */
public record ClientTimeouts(Duration connect, Duration read, Duration call, int attempts) {

  /**
   * Timeouts inside a webhook, which LINE gives up after 2 seconds. DynamoDB answers within 10 ms,
   * so after 500 ms an attempt is lost and the next one most likely succeeds. Two lost attempts
   * still end before LINE does. An attempt as a whole has no limit, because a cold start spends
   * most of it loading our own classes.
   */
  public static final ClientTimeouts WEBHOOK =
      new ClientTimeouts(
          Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(1_800), 3);

  /** Timeouts for a server on a laptop, which may be busy, and where LINE does not wait. */
  public static final ClientTimeouts LAPTOP =
      new ClientTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(60), 3);
}
