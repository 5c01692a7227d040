package rusuban.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.web.HttpResponse;

class AllowedHostsTest {
  private static AllowedHosts listeningOn(String host) throws IOException {
    return new AllowedHosts(InetAddress.getByName(host), host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8080",
        "127.0.0.1",
        "127.0.0.1:8080",
        "[::1]:8080",
        "host.docker.internal:8080"
      })
  void this_machine_is_known(String host) throws IOException {
    assertThat(listeningOn("127.0.0.1").isKnown(host)).isTrue();
    assertThat(listeningOn("0.0.0.0").isKnown(host)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        ":8080",
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.evil.example:8080",
        "evil.example@127.0.0.1",
        "192.0.2.1",
        "[2001:db8::1]:8080",
        "[::1",
        "localhost, evil.example"
      })
  void others_are_not(String host) throws IOException {
    assertThat(listeningOn("127.0.0.1").isKnown(host)).isFalse();
    assertThat(listeningOn("0.0.0.0").isKnown(host)).isFalse();
  }

  @Test
  void the_address_that_it_listens_on_is_known() throws IOException {
    assertThat(listeningOn("127.0.0.2").isKnown("127.0.0.2:8080")).isTrue();
    assertThat(listeningOn("0.0.0.0").isKnown("127.0.0.2:8080")).isTrue();
    assertThat(listeningOn("127.0.0.1").isKnown("127.0.0.2:8080")).isFalse();
  }

  @Test
  void an_unknown_name_is_refused_in_words() throws IOException {
    var loopback = InetAddress.getLoopbackAddress();
    var server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    server
        .createContext(
            "/", exchange -> ExchangeAdapter.send(exchange, HttpResponse.redirect("/phone/")))
        .getFilters()
        .add(new AllowedHosts(loopback, "127.0.0.1"));
    server.start();
    try {
      int port = server.getAddress().getPort();
      assertThat(asked(port, "localhost:" + port)).startsWith("HTTP/1.1 302");
      assertThat(asked(port, "evil.example:" + port))
          .startsWith("HTTP/1.1 403")
          .contains("--host")
          .contains("この名前");
    } finally {
      server.stop(0);
    }
  }

  /** Sends a request with this Host header, which Java's own clients do not let anybody choose. */
  private static String asked(int port, String host) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
