package rusuban.local.up;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rusuban.app.DeliveryOutcome.Via;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.local.invoke.FunctionEnvironment;
import rusuban.local.sqs.SimulatedQueue;
import rusuban.testkit.FakeChannelRepository;
import rusuban.testkit.FakeMessagingApi;
import rusuban.testkit.FakeMessagingApi.Taken;
import rusuban.testkit.InMemorySettingsRepository;
import rusuban.testkit.LiveSettings;
import rusuban.testkit.store.InMemoryStorePorts;
import rusuban.testkit.store.InMemoryTable;
import rusuban.wiring.CompositionRoot;
import rusuban.wiring.EmfTelemetry;

/** Tests of a backlog with the tick, the queue's adapter, the simulated queue and the consumers. */
class BigEveningTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final Instant NOON = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant EIGHT = Instant.parse("2026-11-24T11:00:01Z");

  /** More customers than a page holds in each shard of the in-memory store. */
  private static final int CUSTOMERS = 1_000;

  /** A clock that runs, because pushes wait for their turn by it. */
  private final MovableClock clock = new MovableClock(Clock.systemUTC());

  private final SimulatedQueue queue = new SimulatedQueue(clock);
  private final FakeMessagingApi line = new FakeMessagingApi();
  private final InMemorySettingsRepository versions = new InMemorySettingsRepository();
  private final StorePorts stores = InMemoryStorePorts.of(new InMemoryTable(versions::live));
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final CompositionRoot compositionRoot =
      CompositionRoot.of(
          stores,
          versions,
          new FakeChannelRepository(),
          line,
          new EmfTelemetry(new PrintStream(told, true, UTF_8), clock),
          clock);
  private HttpServer server;

  @BeforeEach
  void many_are_due_at_eight() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/sqs", queue);
    server.start();
    clock.set(NOON);
    var salon = Files.readString(Path.of("../../examples/salon.json"));
    LiveSettings.save(versions, SALON, salon, "test", NOON);
    for (int i = 0; i < CUSTOMERS; i++)
      compositionRoot
          .eventProcessor()
          .receive(SALON, List.of(first(new ChatId("U%032x".formatted(i)))));
    clock.set(EIGHT);
  }

  @AfterEach
  void the_queue_is_gone() {
    server.stop(0);
  }

  private static Event first(ChatId chat) {
    return new Event(
        "e-" + chat,
        NOON,
        Optional.empty(),
        false,
        false,
        Optional.of(new Event.Source(chat, Optional.of(chat.value()))),
        Optional.of("canary-token-" + chat),
        new EventContent.MessageEvent(
            "m-" + chat, EventContent.ReceivedMessage.Text.of("canary-text"), Optional.empty()),
        "{}");
  }

  private LocalFunctions functions() {
    var here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var variables =
        new HashMap<>(
            FunctionEnvironment.of("table", "/secrets", here, here, here)
                .with(here.resolve("/sqs"), 2)
                .variables());
    variables.putAll(
        Map.of(
            "AWS_REGION", "ap-northeast-1",
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "canary-key"));
    return new LocalFunctions(compositionRoot, variables);
  }

  @Test
  void what_a_tick_hands_over_is_drained_and_everybody_thanked_once() {
    var localFunctions = functions();
    localFunctions.tick();
    assertThat(pushes()).as("a page of each shard").hasSize(100 * stores.dueWork().shards());
    for (int i = 0; i < stores.dueWork().shards(); i++)
      localFunctions.drain(queue.take().orElseThrow().event());
    assertThat(pushes()).hasSize(CUSTOMERS);
    assertThat(pushes()).extracting(Taken::chat).doesNotHaveDuplicates();
    assertThat(queue.take()).isEmpty();
  }

  @Test
  void where_the_queue_is_gone_the_tick_says_so_and_carries_all() {
    server.stop(0);
    functions().tick();
    assertThat(pushes()).hasSize(CUSTOMERS);
    assertThat(told.toString(UTF_8)).contains("WorkFailed").doesNotContain("canary");
  }

  private List<Taken> pushes() {
    return line.taken().stream().filter(it -> it.via() == Via.PUSH).toList();
  }
}
