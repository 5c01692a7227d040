package rusuban.local.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests by names that this server does not know. A page of another site could otherwise
 * have its own name point to this machine, and then read and write here as if it were ours (DNS
 * rebinding).
 */
public final class KnownHosts extends Filter {
  /** Names of this machine, by itself and from a container. */
  private static final Set<String> NAMES =
      Set.of("localhost", "127.0.0.1", "[::1]", "host.docker.internal");

  private final String host;
  private final boolean any;

  /**
   * Knows the names of a server that listens here.
   *
   * @param listensOn the address
   * @param host the same as it was asked for: an address or a name
   */
  public KnownHosts(InetAddress listensOn, String host) {
    this.host = host.toLowerCase(Locale.ROOT);
    this.any = listensOn.isAnyLocalAddress();
  }

  @Override
  public String description() {
    return "refuses names that are not this server's";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    if (isKnown(exchange.getRequestHeaders().getFirst("Host"))) chain.doFilter(exchange);
    else
      Answer.error(
              403,
              "この名前では答えません。http://127.0.0.1 か、--host に指定したアドレスで開いてください。",
              "Not answered by this name. Open http://127.0.0.1, or the address given as --host.")
          .send(exchange);
  }

  /** Whether this header {@code Host}, null where there is none, names this server. */
  boolean isKnown(@Nullable String header) {
    if (header == null) return false;
    String name = withoutPort(header.strip()).toLowerCase(Locale.ROOT);
    return NAMES.contains(name)
        || name.equals(host)
        || name.equals("[" + host + "]")
        || (any && isOwnAddress(name));
  }

  private static String withoutPort(String header) {
    int colon = header.lastIndexOf(':');
    return colon > header.lastIndexOf(']') ? header.substring(0, colon) : header;
  }

  /** An address is no name, so that nobody else can have it point here. */
  private static boolean isOwnAddress(String name) {
    return address(name).filter(KnownHosts::isOfThisMachine).isPresent();
  }

  private static Optional<InetAddress> address(String name) {
    boolean bracketed = name.startsWith("[") && name.endsWith("]");
    try {
      return Optional.of(
          InetAddress.ofLiteral(bracketed ? name.substring(1, name.length() - 1) : name));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static boolean isOfThisMachine(InetAddress address) {
    try {
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (IOException _) {
      return false;
    }
  }
}
