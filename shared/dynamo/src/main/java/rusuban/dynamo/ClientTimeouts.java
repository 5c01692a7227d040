package rusuban.dynamo;

import java.time.Duration;

/**
 * How long a call may take.
 *
 * @param connect until a connection stands
 * @param read until the next byte comes
 * @param call for a call with all its attempts
 * @param attempts how often a call is tried
 */
public record ClientTimeouts(Duration connect, Duration read, Duration call, int attempts) {

  /**
   * For a webhook that LINE gives up after 2 seconds: DynamoDB answers within 10 ms, so after 500
   * ms an attempt is lost and the next one most likely is not, and two lost ones still end before
   * LINE does. There is no limit to an attempt as a whole, because in a cold start most of its time
   * is spent loading our own classes.
   */
  public static final ClientTimeouts WEBHOOK =
      new ClientTimeouts(
          Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(1_800), 3);

  /** For a server on a laptop, which may be busy and where nobody waits for LINE. */
  public static final ClientTimeouts LAPTOP =
      new ClientTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(60), 3);
}
