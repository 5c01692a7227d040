package rusuban.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class DynamoDbLocalTest {

  @Test
  void it_answers_once_started_and_is_gone_once_closed(@TempDir Path folder) {
    var server = DynamoDbLocal.keptIn(folder.resolve("new"));
    var process = ProcessHandle.of(server.pid()).orElseThrow();
    assertThat(server.isRunning()).isTrue();
    assertThat(server.endpoint()).hasHost("127.0.0.1");
    server.close();
    server.close();
    assertThat(process.isAlive()).isFalse();
  }

  /** Linux only: on other systems the loopback interface has one address. */
  @EnabledOnOs(OS.LINUX)
  @Test
  void it_listens_on_this_machine_alone_unless_another_address_is_given() throws Exception {
    var other = InetAddress.getByName("127.0.0.2");
    try (var alone = DynamoDbLocal.inMemory();
        var everywhere = DynamoDbLocal.inMemory("0.0.0.0")) {
      assertThat(takes(InetAddress.getLoopbackAddress(), alone)).isTrue();
      assertThat(takes(other, alone)).isFalse();
      assertThat(everywhere.endpoint()).hasHost("127.0.0.1");
      assertThat(takes(other, everywhere)).isTrue();
    }
  }

  private static boolean takes(InetAddress address, DynamoDbLocal server) {
    try (var socket = new Socket(address, server.endpoint().getPort())) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  @Test
  void a_port_in_use_is_said_at_once() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> DynamoDbLocal.on(port, Optional.empty()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("port " + port + " is in use");
    }
  }
}
