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
import rusuban.web.HttpResponse;

/**
 * Filter that refuses requests for host names that this server does not know. Another site could
 * point its own name to this machine. Its page could then read and write here (DNS rebinding).
 */
public final class AllowedHosts extends Filter {
  /** Names of this machine, from itself and from a container. */
  private static final Set<String> NAMES =
      Set.of("localhost", "127.0.0.1", "[::1]", "host.docker.internal");

  private final String host;
  private final boolean any;

  /**
   * Creates a filter for the names of a server on this address.
   *
   * @param listensOn the address
   * @param host the address or name from the command line
   */
  public AllowedHosts(InetAddress listensOn, String host) {
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
      ExchangeAdapter.send(
          exchange,
          HttpResponse.error(
              403,
              "この名前では答えません。http://127.0.0.1 か、--host に指定したアドレスで開いてください。",
              "Not answered by this name. Open http://127.0.0.1, or the address given as --host."));
  }

  /** Returns whether this {@code Host} header names this server; null means no header. */
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

  /** Returns whether this is an address of this machine. Nobody can point another address here. */
  private static boolean isOwnAddress(String name) {
    return address(name).filter(AllowedHosts::isOfThisMachine).isPresent();
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
