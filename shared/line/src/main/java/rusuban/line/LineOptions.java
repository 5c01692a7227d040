package rusuban.line;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;

/**
 * LINE's address and the time limits of calls.
 *
 * @param api the Messaging API's scheme, host and port; a path is ignored
 * @param connect limit for reaching one of its addresses
 * @param call limit for a whole call, name look-up and connecting included
 * @param trust trust manager for the server, empty for the certificates that Java trusts
 */
public record LineOptions(
    URI api, Duration connect, Duration call, Optional<X509TrustManager> trust) {
  private static final URI LINE = URI.create("https://api.line.me");

  public LineOptions {
    if (connect.compareTo(Duration.ofMillis(1)) < 0 || call.compareTo(connect) < 0)
      throw new IllegalArgumentException("a call takes longer than its connecting");
  }

  /** Creates options for a server that Java itself trusts. */
  public LineOptions(URI api, Duration connect, Duration call) {
    this(api, connect, call, Optional.empty());
  }

  /**
   * Returns options for an answer within a webhook. LINE waits 2 seconds for a webhook (Messaging
   * API, "Receive messages (webhook)"). Keeping the event comes first and needs the rest.
   */
  public static LineOptions withinWebhook() {
    return new LineOptions(LINE, Duration.ofMillis(500), Duration.ofMillis(1_200));
  }

  /** Returns options for work that nobody waits for. Longer limits leave fewer outcomes unclear. */
  public static LineOptions unhurried() {
    return new LineOptions(LINE, Duration.ofSeconds(3), Duration.ofSeconds(10));
  }

  /** Returns these options for another server. */
  public LineOptions at(URI server) {
    return new LineOptions(server, connect, call, trust);
  }

  /** Returns these options with this trust manager alone. */
  public LineOptions trusting(X509TrustManager alone) {
    return new LineOptions(api, connect, call, Optional.of(alone));
  }
}
