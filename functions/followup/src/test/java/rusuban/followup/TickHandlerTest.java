package rusuban.followup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rusuban.app.messaging.ChannelCredentials;
import rusuban.app.messaging.ChannelRepository;
import rusuban.app.store.StorePorts;
import rusuban.app.tick.DueWorkRunner.Carried;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.testkit.FakeChannelRepository;
import rusuban.testkit.FakeMessagingApi;
import rusuban.testkit.InMemorySettingsRepository;
import rusuban.testkit.LeakScanner;
import rusuban.testkit.LiveSettings;
import rusuban.testkit.SettableClock;
import rusuban.testkit.store.InMemoryStorePorts;
import rusuban.testkit.store.InMemoryTable;
import rusuban.wiring.CompositionRoot;
import rusuban.wiring.EmfTelemetry;

class TickHandlerTest {
  private static final AccountId SALON = new AccountId("salon");
  private static final ChatId HANAKO = new ChatId("U4af4980629b7c1f26d0e5a93c8d71b20");
  private static final LeakScanner CANARIES = new LeakScanner(Path.of("../../events"));
  private static final Duration PLENTY = Duration.ofSeconds(55);

  private final SettableClock clock = new SettableClock(at("2026-11-24T14:13:06"));
  private final FakeMessagingApi line = new FakeMessagingApi();
  private final FakeChannelRepository channels =
      new FakeChannelRepository()
          .with(
              SALON,
              new ChannelCredentials("1", List.of("canary-secret"), Optional.of("canary-access")));
  private final InMemorySettingsRepository versions = new InMemorySettingsRepository();
  private final StorePorts stores = InMemoryStorePorts.of(new InMemoryTable(versions::live));
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  private static Instant at(String time) {
    return LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Tokyo")).toInstant();
  }

  private CompositionRoot parts(ChannelRepository from) {
    var telemetry = new EmfTelemetry(CANARIES.watched(told), clock);
    return CompositionRoot.of(stores, versions, from, line, telemetry, clock);
  }

  /** Runs a tick with this remaining time, as Lambda reports it. */
  private Carried tick(ChannelRepository from, Duration left) {
    var context =
        (Context)
            Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (_, method, _) -> {
                  if (method.getName().equals("getRemainingTimeInMillis"))
                    return Math.toIntExact(left.toMillis());
                  throw new AssertionError("the tick asked for " + method.getName());
                });
    return new TickHandler(parts(from), Map.of()).handleRequest(new ScheduledEvent(), context);
  }

  private Carried tickAt(String time) {
    clock.set(at(time));
    return tick(channels, PLENTY);
  }

  /** Receives Hanako's first message. The demo salon's thanks for it are due at 20:00. */
  @BeforeEach
  void a_first_message() throws IOException {
    LiveSettings.save(
        versions,
        SALON,
        Files.readString(Path.of("../../examples/salon.json")),
        "test",
        clock.instant());
    var said = new EventContent.ReceivedMessage.Text("canary-text", List.of());
    var event =
        new Event(
            "01M85ZHMY8K0PSWFNSJVTNKSHK",
            clock.instant(),
            Optional.empty(),
            false,
            false,
            Optional.of(new Event.Source(HANAKO, Optional.of(HANAKO.value()))),
            Optional.of("canary-token"),
            new EventContent.MessageEvent("592834354140452597", said, Optional.empty()),
            "{\"text\":\"canary-text\"}");
    assertThat(parts(channels).eventProcessor().receive(SALON, List.of(event))).isTrue();
  }

  @Test
  void what_is_due_goes_out_once_and_nothing_before() {
    assertThat(tickAt("2026-11-24T19:59:59")).isEqualTo(new Carried(0, 0));
    assertThat(line.taken()).isEmpty();
    assertThat(tickAt("2026-11-24T20:00:02")).isEqualTo(new Carried(1, 0));
    assertThat(line.taken())
        .singleElement()
        .satisfies(sent -> assertThat(sent.chat()).contains(HANAKO));
    assertThat(tickAt("2026-11-24T20:01:02")).isEqualTo(new Carried(0, 0));
    assertThat(line.taken()).hasSize(1);
  }

  @Test
  void without_time_left_nothing_is_begun_and_the_next_tick_does_it() {
    clock.set(at("2026-11-24T20:00:02"));
    assertThat(tick(channels, Duration.ofSeconds(9))).isEqualTo(new Carried(0, 0));
    assertThat(line.taken()).isEmpty();
    assertThat(tickAt("2026-11-24T20:01:02")).isEqualTo(new Carried(1, 0));
    assertThat(line.taken()).hasSize(1);
  }

  @Test
  void an_account_that_hears_nothing_is_told_after_the_hours_that_the_environment_says() {
    stores.accounts().noteWebhook(SALON, at("2026-11-24T14:00:00"));
    tickAt("2026-11-24T16:00:40");
    assertThat(told.toString(UTF_8)).doesNotContain("AccountSilent");
    clock.set(at("2026-11-24T16:00:40"));
    new TickHandler(parts(channels), Map.of("SILENT_HOURS", "2")).carryOut(PLENTY);
    assertThat(told.toString(UTF_8)).containsOnlyOnce("\"AccountSilent\":1");
  }

  @Test
  void a_count_that_fails_does_not_hold_up_what_is_due() {
    ChannelRepository noList =
        new ChannelRepository() {
          @Override
          public Optional<ChannelCredentials> find(AccountId account) {
            return channels.find(account);
          }

          @Override
          public Set<AccountId> accounts() {
            throw new IllegalStateException("the store of secrets is down");
          }
        };
    clock.set(at("2026-11-24T20:00:02"));
    assertThatThrownBy(() -> tick(noList, PLENTY)).isInstanceOf(IllegalStateException.class);
    assertThat(line.taken()).hasSize(1);
  }

  @Test
  void no_word_token_or_secret_reaches_the_journal() {
    stores.accounts().noteWebhook(SALON, at("2026-11-20T14:00:00"));
    tickAt("2026-11-24T15:00:40");
    tickAt("2026-11-24T20:00:02");
    assertThat(told.toString(UTF_8))
        .contains("EventKept", "AccountSilent", "FollowUpSent")
        .doesNotContain("canary");
  }
}
