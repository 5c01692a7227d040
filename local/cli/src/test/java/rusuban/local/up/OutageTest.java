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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.local.line.state.LineStateFile;
import rusuban.local.line.state.WebhookDelivery;
import rusuban.testkit.TestSize;

@Tag(TestSize.SLOW)
class OutageTest {
  private final ByteArrayOutputStream telemetry = new ByteArrayOutputStream();

  /** Returns this system's DynamoDB Local among the processes that this one started. */
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
    var settings = Files.readString(Path.of("../../examples/salon.json"));
    var log = new PrintStream(telemetry, true, UTF_8);
    var options = LocalSystem.Options.inMemory(settings, Optional.empty(), log);
    try (var system = new LocalSystem(options)) {
      system.line().webhookTimeout(Duration.ofSeconds(60));
      assertThat(system.line().customer("花子").says("予約").httpStatus()).isEqualTo(200);

      var store = store(system);
      store.destroyForcibly();
      store.onExit().get(30, TimeUnit.SECONDS);

      var webhookDelivery = system.line().customer("太郎").says("予約");
      assertThat(webhookDelivery.httpStatus()).isEqualTo(500);
      assertThat(webhookDelivery.status()).isEqualTo(WebhookDelivery.Status.ERROR);
      assertThat(system.line().acceptedFor(system.line().customer("太郎").userId())).isEmpty();
      assertThat(telemetry.toString(UTF_8)).contains("WorkFailed").doesNotContain("予約");
      // A tick that cannot read due work fails loudly, as on AWS.
      assertThatThrownBy(() -> system.advance(Duration.ofHours(1)))
          .isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void what_was_kept_in_a_folder_is_there_after_a_restart(
      @org.junit.jupiter.api.io.TempDir Path data) throws IOException {
    var settings = Files.readString(Path.of("../../examples/salon.json"));
    var log = new PrintStream(telemetry, true, UTF_8);
    var options =
        new LocalSystem.Options(
            "127.0.0.1",
            0,
            Optional.of(data),
            settings,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            log);
    String customer;
    java.time.Instant left;
    List<String> talks;
    try (var system = new LocalSystem(options)) {
      system.line().webhookTimeout(Duration.ofSeconds(60));
      customer = system.line().customer("花子").userId();
      system.line().customer("花子").says("予約");
      system.line().customer("健").sendsImage(new byte[] {(byte) 0x89, 'P', 'N', 'G'});
      system.advance(Duration.ofDays(2));
      left = system.now();
      talks = talks(system);
    }
    try (var system = new LocalSystem(options)) {
      var chat = new rusuban.core.ChatId(customer);
      assertThat(
              system.parts().stores().archive().history(system.account(), chat, system.now(), 10))
          .filteredOn(kept -> kept.raw().isPresent())
          .hasSize(1);
      assertThat(system.parts().versions().history(system.account(), 10)).hasSize(1);
      assertThat(talks(system)).isEqualTo(talks);
      assertThat(system.now()).isAfterOrEqualTo(left);
      assertThat(system.line().chatOfEvent(event(system, customer))).contains(customer);
      // The same person goes on with the same chat.
      assertThat(system.line().customer("花子").userId()).isEqualTo(customer);
      system.line().customer("花子").says("もう一度");
      assertThat(system.line().customer("花子").chat()).hasSizeGreaterThan(3);
    }
  }

  private static List<String> talks(LocalSystem system) {
    return system.line().chats().stream().map(it -> it.name() + it.items()).toList();
  }

  private static String event(LocalSystem system, String customer) {
    return system.line().chat(customer).orElseThrow().items().getFirst().event().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"version\":1}",
        "{\"version\":2,\"now\":\"2026-12-02T03:00:00Z\"}",
        "{\"version\":1,\"now\":\"never\",\"chatMode\":\"BOT\"}",
        "{\"version\":1,\"now\":\"2026-12-02T03:00:00Z\",\"chatMode\":\"BOT\",\"customers\":[1]}"
      })
  void a_phone_that_cannot_be_read_is_told_with_what_to_do_and_left_as_it_is(
      String text, @org.junit.jupiter.api.io.TempDir Path data) throws IOException {
    var file = data.resolve("phone.json");
    Files.writeString(file, text);
    var settings = Files.readString(Path.of("../../examples/salon.json"));
    var options =
        new LocalSystem.Options(
            "127.0.0.1",
            0,
            Optional.of(data),
            settings,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new PrintStream(telemetry, true, UTF_8));
    assertThatThrownBy(() -> new LocalSystem(options).close())
        .isInstanceOfSatisfying(
            LineStateFile.Damaged.class,
            damaged -> {
              assertThat(damaged.ja()).contains(file.toString(), "移");
              assertThat(damaged.en()).contains(file.toString(), "ove it away");
            });
    assertThat(Files.readString(file)).isEqualTo(text);
  }
}
