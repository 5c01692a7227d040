package rusuban.local.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import rusuban.app.DeliveryOutcome;
import rusuban.app.chat.HistoryEntry;
import rusuban.app.chat.VersionedChat;
import rusuban.core.ChatId;
import rusuban.dynamo.DynamoClients;
import rusuban.json.Json;
import rusuban.local.line.LineSimulator;
import rusuban.local.line.SimulatedCustomer;
import rusuban.local.line.state.AcceptedMessages;
import rusuban.local.up.LocalSystem;
import rusuban.testkit.LiveSettings;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** The demo salon on this machine. Times are local to the shop, such as 2026-11-25T21:00. */
final class ScenarioSalon implements AutoCloseable {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  private static final int ALL = 1_000;

  private final ByteArrayOutputStream telemetry = new ByteArrayOutputStream();
  private final LocalSystem system;

  private ScenarioSalon(String time) throws IOException {
    var settings = Files.readString(Path.of("../../examples/salon.json"));
    var log = new PrintStream(telemetry, true, UTF_8);
    system =
        new LocalSystem(LocalSystem.Options.inMemory(settings, Optional.of(instant(time)), log));
    // The machine may be busy. LINE's time limit is not under test.
    system.line().webhookTimeout(Duration.ofSeconds(60));
  }

  static ScenarioSalon at(String time) throws IOException {
    return new ScenarioSalon(time);
  }

  static Instant instant(String time) {
    return LocalDateTime.parse(time).atZone(ZONE).toInstant();
  }

  /** Moves the clock to this time. All that is due on the way happens. */
  void until(String time) {
    system.advanceTo(instant(time));
  }

  /** Moves the clock on by this duration. */
  void passes(Duration time) {
    system.advance(time);
  }

  LocalSystem system() {
    return system;
  }

  LineSimulator line() {
    return system.line();
  }

  /** Saves a changed copy of the demo's settings as the salon's. */
  void settings(UnaryOperator<String> change) throws IOException {
    var document = change.apply(Files.readString(Path.of("../../examples/salon.json")));
    LiveSettings.save(
        system.parts().versions(), system.account(), document, "the test", system.now());
  }

  SimulatedCustomer customer(String name) {
    return line().customer(name);
  }

  /** Returns what LINE accepted for this customer. */
  List<AcceptedMessages> sentTo(SimulatedCustomer customer) {
    return line().acceptedFor(customer.userId());
  }

  /** Returns a chat's history, newest first. */
  List<HistoryEntry> kept(String chatId) {
    return system
        .parts()
        .stores()
        .archive()
        .history(system.account(), new ChatId(chatId), system.now(), ALL);
  }

  /** Returns how a chat's newest event or follow-up ended, empty while a reply is outstanding. */
  Optional<DeliveryOutcome> lastEnding(String chatId) {
    return kept(chatId).getFirst().outcome();
  }

  Optional<VersionedChat> chat(String chatId) {
    return system
        .parts()
        .stores()
        .chats()
        .read(system.account(), Optional.of(new ChatId(chatId)))
        .chat();
  }

  /** Returns everything in the table as one text. */
  String table() {
    var variables = system.environment().variables();
    var endpoint = Optional.ofNullable(variables.get("AWS_ENDPOINT_URL_DYNAMODB")).map(URI::create);
    var name = Optional.ofNullable(variables.get("TABLE")).orElseThrow();
    var anybody =
        DynamoClients.credentials(
            Map.of("AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local"));
    try (var client = DynamoClients.create("ap-northeast-1", endpoint, anybody)) {
      return client.scanPaginator(ScanRequest.builder().tableName(name).build()).items().stream()
          .map(Object::toString)
          .reduce("", String::concat);
    }
  }

  /** Returns what the functions logged so far. */
  String telemetry() {
    return telemetry.toString(UTF_8);
  }

  /** Returns whether the message is the booking answer, a template, by its alternative text. */
  static boolean isBooking(Json message) {
    return message instanceof Json.Obj template
        && template.text("altText").filter(it -> it.startsWith("ご予約はこちらから")).isPresent();
  }

  @Override
  public void close() {
    system.close();
  }
}
