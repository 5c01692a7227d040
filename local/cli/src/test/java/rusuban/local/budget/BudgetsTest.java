package rusuban.local.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rusuban.app.messaging.MessagingApi;
import rusuban.app.messaging.SendResult;
import rusuban.app.receive.WebhookEventProcessor;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.decision.Quota;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.dynamo.DynamoClients;
import rusuban.dynamo.DynamoSettingsRepository;
import rusuban.dynamo.DynamoStorePorts;
import rusuban.json.Json;
import rusuban.local.cost.MeasuredUsage;
import rusuban.local.cost.UsageKind;
import rusuban.local.invoke.FunctionArchives;
import rusuban.local.invoke.LambdaFunction;
import rusuban.local.up.LocalSystem;
import rusuban.testkit.FakeChannelRepository;
import rusuban.testkit.SettableClock;
import rusuban.testkit.TestSize;
import rusuban.wiring.CompositionRoot;
import rusuban.wiring.EmfTelemetry;

/** Tests that each budget is kept, and that a planted regression exceeds it. */
@Tag(TestSize.SLOW)
@EnabledOnOs(OS.LINUX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BudgetsTest {
  private static final Path HOME = Path.of("../..");
  private static final AccountId SALON = new AccountId("salon");
  private static final Instant AFTERNOON = Instant.parse("2026-11-24T05:00:00Z");
  private static final ChatId HANAKO = new ChatId("U4af4980629b7c1f26d0e5a93c8d71b20");

  private final TripCounter tripCounter = new TripCounter();
  private LocalSystem system;
  private Budgets budgets;

  @BeforeAll
  void the_archives_and_a_system_are_there() throws IOException {
    FunctionArchives.assumeBuilt(HOME);
    budgets = new Budgets();
    system =
        new LocalSystem(LocalSystem.Options.inMemory(salon(), Optional.of(AFTERNOON), silent()));
  }

  @AfterAll
  void the_system_is_gone() {
    if (system != null) system.close();
  }

  private static String salon() throws IOException {
    return Files.readString(HOME.resolve("examples/salon.json"));
  }

  private static PrintStream silent() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  private void assertKept(String name, long measured) {
    assertThat(budgets.verdict(name, measured)).isEmpty();
  }

  private void assertBroken(String name, long measured) {
    assertThat(budgets.verdict(name, measured)).contains("over its budget");
  }

  @ParameterizedTest
  @EnumSource(LambdaFunction.class)
  void an_archive_keeps_its_size_and_its_dependencies(LambdaFunction function) throws IOException {
    var functionArchive = new FunctionArchive(function.archive(HOME));
    assertKept(function.word() + ".archiveKilobytes", functionArchive.kilobytes());
    assertKept(function.word() + ".jars", functionArchive.jars());
  }

  @ParameterizedTest
  @EnumSource(LambdaFunction.class)
  void one_dependency_more_is_noticed(LambdaFunction function, @TempDir Path folder)
      throws IOException {
    var original = function.archive(HOME);
    var heavier = new FunctionArchive(folder.resolve("heavier.zip"));
    try (var out = new ZipOutputStream(Files.newOutputStream(heavier.file()));
        var in = new java.util.zip.ZipFile(original.toFile())) {
      for (var entry : in.stream().toList()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        in.getInputStream(entry).transferTo(out);
      }
      out.putNextEntry(new ZipEntry("lib/one-more.jar"));
      var more = new byte[2_000_000];
      new java.util.Random(1).nextBytes(more);
      out.write(more);
    }
    assertBroken(function.word() + ".jars", heavier.jars());
    assertBroken(function.word() + ".archiveKilobytes", heavier.kilobytes());
  }

  @ParameterizedTest
  @EnumSource(LambdaFunction.class)
  void a_first_answer_loads_its_classes_and_no_more(LambdaFunction function) throws Exception {
    assertKept(function.word() + ".classesAtFirstAnswer", classes(function, function.handler()));
  }

  @Test
  void one_client_more_is_noticed() throws Exception {
    assertBroken(
        "webhook.classesAtFirstAnswer",
        classes(LambdaFunction.WEBHOOK, HeavierFunction.class.getName() + "::handleRequest"));
  }

  private long classes(LambdaFunction function, String handler) throws Exception {
    var event =
        switch (function) {
          case WEBHOOK -> "text.json";
          case FOLLOWUP -> "followup-tick.json";
          case DRAIN -> "drain-shard.json";
          case CONSOLE -> "console-sign-in.json";
        };
    return ColdAnswer.classes(
        HOME,
        function,
        handler,
        system.environment().variables(),
        Files.readString(HOME.resolve("events").resolve(event)));
  }

  @Test
  void a_text_message_takes_two_trips_before_the_reply_and_four_in_all() {
    var processor = processor(0);
    processor.receive(SALON, text("e1", "U01", "こんにちは、予約したいです"));
    tripCounter.begin();
    processor.receive(SALON, text("e2", "U02", "予約したいです"));
    assertKept("trips.textBeforeReply", tripCounter.beforeReply());
    assertKept("trips.text", tripCounter.all());

    tripCounter.begin();
    processor.receive(SALON, text("e2", "U02", "予約したいです"));
    assertKept("trips.duplicate", tripCounter.all());

    tripCounter.begin();
    processor.receive(SALON, text("e3", "U02", "これにはどのルールも答えません"));
    assertKept("trips.textWithoutAnswer", tripCounter.all());
  }

  /** GrowthTest measures these units. */
  @Test
  void a_text_message_takes_so_many_write_units_and_no_more() {
    assertKept("writeUnits.text", Math.round(MeasuredUsage.units(UsageKind.TEXT_REPLY).writes()));
    assertKept(
        "writeUnits.textWithoutAnswer",
        Math.round(MeasuredUsage.units(UsageKind.UNANSWERED).writes()));
  }

  @Test
  void one_read_more_is_noticed() {
    var processor = processor(1);
    processor.receive(SALON, text("e11", "U11", "予約したいです"));
    tripCounter.begin();
    processor.receive(SALON, text("e12", "U12", "予約したいです"));
    assertBroken("trips.textBeforeReply", tripCounter.beforeReply());
    assertBroken("trips.text", tripCounter.all());
  }

  /** Returns a processor on the real table, with this many extra reads before each reply. */
  private WebhookEventProcessor processor(int more) {
    var variables = system.environment().variables();
    var endpoint =
        Optional.of(java.net.URI.create(variable(variables, "AWS_ENDPOINT_URL_DYNAMODB")));
    var anybody =
        DynamoClients.credentials(
            Map.of("AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local"));
    var client = DynamoClients.create("ap-northeast-1", endpoint, anybody, List.of(tripCounter));
    var stores = DynamoStorePorts.of(client, variable(variables, "TABLE"));
    var clock = new SettableClock(AFTERNOON);
    var line =
        new Noting(
            () -> {
              for (int i = 0; i < more; i++) stores.chats().read(SALON, Optional.of(HANAKO));
              tripCounter.reply();
            });
    return CompositionRoot.of(
            stores,
            new DynamoSettingsRepository(client, variable(variables, "TABLE")),
            new FakeChannelRepository(),
            line,
            new EmfTelemetry(silent(), clock),
            clock)
        .eventProcessor();
  }

  private static String variable(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).orElseThrow();
  }

  /** LINE that accepts everything and runs an action at each reply. */
  private record Noting(Runnable atReply) implements MessagingApi {
    @Override
    public SendResult reply(AccountId account, String token, List<Json> messages) {
      atReply.run();
      return new SendResult.Accepted(Optional.empty());
    }

    @Override
    public SendResult push(
        AccountId account, ChatId to, List<Json> messages, java.util.UUID retryKey) {
      return new SendResult.Accepted(Optional.empty());
    }

    @Override
    public Optional<Quota> quota(AccountId account) {
      return Optional.of(Quota.UNLIMITED);
    }

    @Override
    public Optional<String> displayName(AccountId account, Event.Source source) {
      return Optional.of("花子");
    }
  }

  private static Event text(String id, String user, String text) {
    var chat = new ChatId(user);
    return new Event(
        id,
        AFTERNOON,
        Optional.empty(),
        false,
        false,
        Optional.of(new Event.Source(chat, Optional.of(user))),
        Optional.of("token-" + id),
        new EventContent.MessageEvent(
            "m" + id, new EventContent.ReceivedMessage.Text(text, List.of()), Optional.empty()),
        "{}");
  }

  @Test
  void a_decision_allocates_so_much_and_no_more() throws Exception {
    assertKept("decision.bytes", AllocationMeter.measured("decide"));
  }

  @Test
  void a_decision_that_makes_its_settings_ready_again_is_noticed() throws Exception {
    assertBroken("decision.bytes", AllocationMeter.measured("ready-again"));
  }
}
