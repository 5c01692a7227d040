package rusuban.wiring.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.X509TrustManager;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A server on the loopback address that accepts every message as LINE would, over TLS. A client of
 * it runs all its code for LINE. Its certificate is new each time, and only that client trusts it.
 */
final class StubMessagingApi implements AutoCloseable {
  private final HttpsServer server;
  private final X509TrustManager trust;
  private final AtomicInteger sent = new AtomicInteger();

  StubMessagingApi() throws IOException {
    var loopback = InetAddress.getLoopbackAddress();
    var certificate =
        new HeldCertificate.Builder()
            .addSubjectAlternativeName(loopback.getHostAddress())
            .ecdsa256()
            .build();
    var certificates =
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .addTrustedCertificate(certificate.certificate())
            .build();
    trust = certificates.trustManager();
    server = HttpsServer.create(new InetSocketAddress(loopback, 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificates.sslContext()));
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create(
        "https://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port());
  }

  private int port() {
    return server.getAddress().getPort();
  }

  /** Returns the trust manager that a client of it needs. */
  X509TrustManager trust() {
    return trust;
  }

  /** Returns the number of accepted messages. */
  int sent() {
    return sent.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      var path = exchange.getRequestURI().getPath();
      if (path.contains("/message/")) sent.incrementAndGet();
      var body = body(path).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("x-line-request-id", "loopback");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String body(String path) {
    if (path.startsWith("/oauth2/"))
      return "{\"token_type\":\"Bearer\",\"access_token\":\"loopback\",\"expires_in\":900}";
    if (path.contains("/message/"))
      return "{\"sentMessages\":[{\"id\":\"1\",\"quoteToken\":\"1\"}]}";
    return "{\"userId\":\"U0\",\"displayName\":\"客\"}";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
