package rusuban.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;

class InvocationTargetTest {
  @Test
  void a_running_system_says_where_it_is() throws Exception {
    var environment =
        FunctionEnvironment.of(
            "rusuban",
            "/rusuban/local",
            URI.create("http://127.0.0.1:8000"),
            URI.create("http://127.0.0.1:8080"),
            URI.create("http://127.0.0.1:8080"));
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try {
      server.createContext(
          "/local/environment",
          exchange -> {
            byte[] body = environment.toJson().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      assertThat(InvocationTarget.running(server.getAddress().getPort()))
          .hasValueSatisfying(running -> assertThat(running.environment()).isEqualTo(environment));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_port_where_something_else_listens_is_not_taken_for_a_system() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try {
      server.start();
      assertThatIOException()
          .isThrownBy(() -> InvocationTarget.running(server.getAddress().getPort()))
          .withMessageContaining("404");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void where_nothing_listens_there_is_no_system() throws Exception {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThat(InvocationTarget.running(free)).isEmpty();
  }
}
