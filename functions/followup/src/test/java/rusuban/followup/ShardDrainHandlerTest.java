package rusuban.followup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rusuban.app.due.DueWorkIndex;
import rusuban.app.store.StorePorts;
import rusuban.app.tick.DueWorkRunner.Carried;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.testkit.FakeChannelRepository;
import rusuban.testkit.FakeMessagingApi;
import rusuban.testkit.InMemorySettingsRepository;
import rusuban.testkit.LiveSettings;
import rusuban.testkit.SettableClock;
import rusuban.testkit.store.InMemoryStorePorts;
import rusuban.testkit.store.InMemoryTable;
import rusuban.wiring.CompositionRoot;
import rusuban.wiring.EmfTelemetry;

class ShardDrainHandlerTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final ChatId HANAKO = new ChatId("U4af4980629b7c1f26d0e5a93c8d71b20");
  private static final Duration PLENTY = Duration.ofSeconds(70);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T05:13:06Z"));
  private final FakeMessagingApi line = new FakeMessagingApi();
  private final InMemorySettingsRepository versions = new InMemorySettingsRepository();
  private final StorePorts stores = InMemoryStorePorts.of(new InMemoryTable(versions::live));
  private final CompositionRoot compositionRoot =
      CompositionRoot.of(
          stores,
          versions,
          new FakeChannelRepository(),
          line,
          new EmfTelemetry(new PrintStream(new ByteArrayOutputStream(), true, UTF_8), clock),
          clock);
  private final ShardDrainHandler drain = new ShardDrainHandler(compositionRoot, Map.of());

  /** Receives Hanako's first message. The demo salon's thanks for it are due at 20:00. */
  @BeforeEach
  void a_first_message_and_eight_in_the_evening() throws IOException {
    var salon = Files.readString(Path.of("../../examples/salon.json"));
    LiveSettings.save(versions, SALON, salon, "test", clock.instant());
    var event =
        new Event(
            "01M85ZHMY8K0PSWFNSJVTNKSHK",
            clock.instant(),
            Optional.empty(),
            false,
            false,
            Optional.of(new Event.Source(HANAKO, Optional.of(HANAKO.value()))),
            Optional.of("canary-token"),
            new EventContent.MessageEvent(
                "1", EventContent.ReceivedMessage.Text.of("canary-text"), Optional.empty()),
            "{}");
    assertThat(compositionRoot.eventProcessor().receive(SALON, List.of(event))).isTrue();
    clock.set(Instant.parse("2026-11-24T11:00:02Z"));
  }

  @Test
  void a_message_of_the_queue_drains_the_shard_it_names_and_no_other() throws IOException {
    int hers = hersOf(stores.dueWork()).orElseThrow();
    int other = (hers + 1) % stores.dueWork().shards();
    assertThat(drain.carryOut(message(other), PLENTY)).isEqualTo(new Carried(0, 0));
    assertThat(drain.carryOut(message(hers), PLENTY)).isEqualTo(new Carried(1, 0));
    assertThat(drain.carryOut(message(hers), PLENTY)).isEqualTo(new Carried(0, 0));
    assertThat(line.taken()).hasSize(1);
  }

  @Test
  void without_time_left_nothing_is_begun() throws IOException {
    int hers = hersOf(stores.dueWork()).orElseThrow();
    var left = Duration.ofSeconds(9);
    assertThat(drain.carryOut(message(hers), left)).isEqualTo(new Carried(0, 0));
    assertThat(line.taken()).isEmpty();
  }

  @Test
  void what_names_no_shard_fails_and_is_set_aside() throws IOException {
    var unknown = message(stores.dueWork().shards());
    assertThatIllegalArgumentException().isThrownBy(() -> drain.carryOut(unknown, PLENTY));
    var none = message(0);
    none.getRecords().getFirst().setBody("all");
    assertThatIllegalArgumentException().isThrownBy(() -> drain.carryOut(none, PLENTY));
    none.setRecords(List.of());
    assertThatIllegalArgumentException().isThrownBy(() -> drain.carryOut(none, PLENTY));
  }

  @Test
  void all_who_may_send_at_once_stay_a_tenth_below_the_limit_of_LINE() {
    for (int consumers = 2; consumers <= 16; consumers++) {
      int each = PushRateShare.perSecond(consumers);
      assertThat(each).isBetween(100, 200);
      assertThat(each * (consumers + 2)).isLessThanOrEqualTo(1_800);
    }
    assertThat(PushRateShare.perSecond(16)).isEqualTo(100);
    assertThat(PushRateShare.perSecond(8)).isEqualTo(180);
  }

  @Test
  void a_queue_without_the_number_of_its_consumers_is_refused_at_the_start() {
    assertThatThrownBy(
            () -> new ShardDrainHandler(compositionRoot, Map.of("QUEUE", "https://sqs/q.fifo")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("CONSUMERS");
  }

  private OptionalInt hersOf(DueWorkIndex all) {
    return IntStream.range(0, all.shards())
        .filter(shard -> !all.due(shard, clock.instant(), 1).isEmpty())
        .findFirst();
  }

  /** Returns an event for this shard as Lambda passes it. */
  private static SQSEvent message(int shard) throws IOException {
    try (var file = Files.newInputStream(Path.of("../../events/drain-shard.json"))) {
      SQSEvent event = new TickSerializer().fromJson(file, SQSEvent.class);
      assertThat(event.getRecords().getFirst().getBody()).isEqualTo("0");
      event.getRecords().getFirst().setBody(Integer.toString(shard));
      return event;
    }
  }
}
