package rusuban.local.up;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import rusuban.local.line.Delivery;

class OutageTest {
  private final ByteArrayOutputStream journal = new ByteArrayOutputStream();

  /** The process of this system's DynamoDB Local, among all that this one started. */
  private static ProcessHandle store(LocalSystem system) {
    var port = Integer.toString(system.dynamodb().getPort());
    return ProcessHandle.current()
        .children()
        .filter(it -> it.info().commandLine().orElse("").contains("-port " + port))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void while_the_store_is_down_LINE_is_told_and_will_send_it_again() throws Exception {
    var settings = Files.readString(Path.of("../examples/salon.json"));
    var log = new PrintStream(journal, true, UTF_8);
    var options = LocalSystem.Options.inMemory(settings, Optional.empty(), log);
    try (var system = new LocalSystem(options)) {
      system.line().webhookTimeout(Duration.ofSeconds(60));
      assertThat(system.line().customer("花子").says("予約").httpStatus()).isEqualTo(200);

      var store = store(system);
      store.destroyForcibly();
      store.onExit().get(30, TimeUnit.SECONDS);

      var delivery = system.line().customer("太郎").says("予約");
      assertThat(delivery.httpStatus()).isEqualTo(500);
      assertThat(delivery.status()).isEqualTo(Delivery.Status.ERROR);
      assertThat(system.line().acceptedFor(system.line().customer("太郎").userId())).isEmpty();
      assertThat(journal.toString(UTF_8)).contains("WorkFailed").doesNotContain("予約");
      // A tick that cannot read what is due fails loudly, as it would on AWS.
      assertThatThrownBy(() -> system.advance(Duration.ofHours(1)))
          .isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void what_was_kept_in_a_folder_is_there_after_a_restart(
      @org.junit.jupiter.api.io.TempDir Path data) throws IOException {
    var settings = Files.readString(Path.of("../examples/salon.json"));
    var log = new PrintStream(journal, true, UTF_8);
    var options =
        new LocalSystem.Options(
            "127.0.0.1", 0, Optional.of(data), settings, Optional.empty(), Optional.empty(), log);
    String customer;
    try (var system = new LocalSystem(options)) {
      system.line().webhookTimeout(Duration.ofSeconds(60));
      customer = system.line().customer("花子").userId();
      system.line().customer("花子").says("予約");
    }
    try (var system = new LocalSystem(options)) {
      var chat = new rusuban.core.ChatId(customer);
      assertThat(system.parts().records().history(system.account(), chat, system.now(), 10))
          .hasSize(1);
      assertThat(system.parts().versions().history(system.account(), 10)).hasSize(1);
    }
  }
}
