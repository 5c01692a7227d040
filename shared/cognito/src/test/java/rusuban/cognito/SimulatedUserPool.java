package rusuban.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/**
 * A user pool with the two calls that we make, in the AWS JSON 1.1 protocol. The errors are those
 * of Cognito's API Reference, "AdminCreateUser" and "AdminDeleteUser".
 */
final class SimulatedUserPool implements AutoCloseable {
  private static final Pattern USERNAME = Pattern.compile("\"Username\":\"([^\"]*)\"");

  private final HttpServer server;
  private final ConcurrentLinkedQueue<String> bodies = new ConcurrentLinkedQueue<>();

  /** Each user, and whether the user has chosen a password. */
  private final Map<String, Boolean> users = new HashMap<>();

  private String error = "";

  SimulatedUserPool() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<String> bodies() {
    return List.copyOf(bodies);
  }

  synchronized void choosePassword(String username) {
    users.replace(username, true);
  }

  /** Lets every call fail with this error. */
  synchronized void failWith(String type) {
    error = type;
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    bodies.add(body);
    var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    var result = error.isEmpty() ? result(target, body) : error;
    var text = result.isEmpty() ? "{}" : "{\"__type\":\"" + result + "\",\"message\":\"\"}";
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(result.isEmpty() ? 200 : 400, text.length());
      exchange.getResponseBody().write(text.getBytes(UTF_8));
    }
  }

  /** Returns the error; empty if the call succeeds. */
  private String result(String target, String body) {
    var matcher = USERNAME.matcher(body);
    if (!matcher.find()) return "InvalidParameterException";
    var username = matcher.group(1);
    return switch (target) {
      case "AWSCognitoIdentityProviderService.AdminCreateUser" ->
          created(username, body.contains("\"MessageAction\":\"RESEND\""));
      case "AWSCognitoIdentityProviderService.AdminDeleteUser" ->
          users.remove(username) == null ? "UserNotFoundException" : "";
      default -> "InvalidAction";
    };
  }

  private String created(String username, boolean resend) {
    boolean known = users.containsKey(username);
    if (!resend && known) return "UsernameExistsException";
    if (resend && !known) return "UserNotFoundException";
    if (resend && users.getOrDefault(username, false)) return "UnsupportedUserStateException";
    users.putIfAbsent(username, false);
    return "";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
