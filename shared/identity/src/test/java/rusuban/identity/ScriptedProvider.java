package rusuban.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that gives prepared answers, and keeps what it was asked. */
final class ScriptedProvider implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger jwksCalls = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> forms = new ConcurrentLinkedQueue<>();
  private volatile int jwksStatus = 200;
  private volatile String jwks = "{\"keys\":[]}";
  private volatile int tokenStatus = 200;
  private volatile String token = "{}";

  ScriptedProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/jwks",
        exchange -> {
          jwksCalls.incrementAndGet();
          answer(exchange, jwksStatus, jwks);
        });
    server.createContext(
        "/token",
        exchange -> {
          forms.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          answer(exchange, tokenStatus, token);
        });
    server.start();
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      var bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    }
  }

  /** Publishes the public parts of these keys. */
  void publish(RSAKey... keys) {
    jwks(200, new JWKSet(List.of(keys)).toString());
  }

  void jwks(int status, String body) {
    jwksStatus = status;
    jwks = body;
  }

  void token(int status, String body) {
    tokenStatus = status;
    token = body;
  }

  int jwksCalls() {
    return jwksCalls.get();
  }

  List<String> forms() {
    return List.copyOf(forms);
  }

  OidcProvider provider() {
    var base = "http://127.0.0.1:" + server.getAddress().getPort();
    return new OidcProvider(
        Tokens.ISSUER,
        Tokens.CLIENT,
        URI.create(base + "/authorize"),
        URI.create(base + "/token"),
        URI.create(base + "/jwks"),
        URI.create(base + "/logout"));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
