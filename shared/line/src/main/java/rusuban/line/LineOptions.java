package rusuban.line;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;

/**
 * Where LINE is and how long it may take.
 *
 * @param api the Messaging API's scheme, host and port; a path in it would be ignored
 * @param connect how long reaching one of its addresses may take
 * @param call how long one call may take altogether, name look-up and connecting included
 * @param trust who vouches for the server, if not the certificates that Java trusts
 */
public record LineOptions(
    URI api, Duration connect, Duration call, Optional<X509TrustManager> trust) {
  private static final URI LINE = URI.create("https://api.line.me");

  public LineOptions {
    if (connect.compareTo(Duration.ofMillis(1)) < 0 || call.compareTo(connect) < 0)
      throw new IllegalArgumentException("a call takes longer than its connecting");
  }

  /** Of a server that Java itself trusts. */
  public LineOptions(URI api, Duration connect, Duration call) {
    this(api, connect, call, Optional.empty());
  }

  /**
   * For an answer within a webhook, which LINE gives up on after 2 seconds (Messaging API, "Receive
   * messages (webhook)"): keeping the event comes first and needs the rest.
   */
  public static LineOptions withinWebhook() {
    return new LineOptions(LINE, Duration.ofMillis(500), Duration.ofMillis(1_200));
  }

  /** For work that nobody waits for: the fewer outcomes stay unclear, the better. */
  public static LineOptions unhurried() {
    return new LineOptions(LINE, Duration.ofSeconds(3), Duration.ofSeconds(10));
  }

  /** The same at another server. */
  public LineOptions at(URI server) {
    return new LineOptions(server, connect, call, trust);
  }

  /** The same, where nobody else vouches for the server. */
  public LineOptions trusting(X509TrustManager alone) {
    return new LineOptions(api, connect, call, Optional.of(alone));
  }
}
