package rusuban.local.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rusuban.app.DeliveryOutcome;
import rusuban.app.chat.ChatArchive;
import rusuban.app.chat.HistoryEntry;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.decision.trace.TraceStep;
import rusuban.core.decision.trace.TraceText;
import rusuban.dynamo.DynamoClients;
import rusuban.dynamo.DynamoStorePorts;
import rusuban.json.Json;
import rusuban.json.JsonText;
import rusuban.json.MalformedJsonException;
import rusuban.local.events.EventFile;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The reasons behind a webhook's answer, which itself says little more than 200. They are read from
 * the event records before and after the event, and printed beside the answer.
 */
final class OutcomeExplanation {
  private static final int HISTORY = 10_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private final Path file;
  private final Map<String, String> variables;
  private final List<Told> events;
  private final Map<String, HistoryEntry> before;

  /** An event of the file, with the keys that find its record. */
  private record Told(AccountId account, ChatId chat, String id) {}

  private OutcomeExplanation(Path file, String text, Map<String, String> variables) {
    this.file = file;
    this.variables = Map.copyOf(variables);
    events = events(text);
    before = recorded();
  }

  /**
   * Reads the event records before the event arrives.
   *
   * @param text the event's file
   * @param variables the function's environment
   */
  static OutcomeExplanation before(Path file, String text, Map<String, String> variables) {
    return new OutcomeExplanation(file, text, variables);
  }

  /** Prints why the webhook got this answer. */
  void tell(String answer, PrintStream to) {
    switch (status(answer)) {
      case "401" -> {
        to.println("署名が本文と合いません。本文を変えたら ./rusuban sign " + file);
        to.println("The signature is not that of the body; after a change: ./rusuban sign " + file);
      }
      case "404" -> {
        to.println("このアカウントはありません (rawPath の最後、pathParameters.account)。");
        to.println("There is no such account: the end of rawPath, and pathParameters.account.");
      }
      case "200" -> tellEvents(to);
      default -> {
        // The function's own log has the reason.
      }
    }
  }

  private void tellEvents(PrintStream to) {
    var after = recorded();
    for (var event : events) {
      var kept = Optional.ofNullable(after.get(event.id()));
      if (before.containsKey(event.id())) again(event, to);
      kept.ifPresent(it -> decision(it, to));
    }
  }

  private void again(Told event, PrintStream to) {
    String at = TIME.format(kept(before, event).key().at());
    to.println("このイベントは前に受け取っています (" + event.id() + "、" + at + ")。LINE からの再送には二度答えません。");
    to.println("  もう一度試すには webhookEventId を書き換えて ./rusuban sign " + file);
    to.println(
        "This event was received before ("
            + event.id()
            + ", "
            + at
            + "). LINE's redelivery is not answered twice.");
    to.println("  To try again, edit webhookEventId and run ./rusuban sign " + file);
  }

  private static HistoryEntry kept(Map<String, HistoryEntry> recorded, Told event) {
    return Optional.ofNullable(recorded.get(event.id())).orElseThrow();
  }

  private static void decision(HistoryEntry kept, PrintStream to) {
    String outcome = kept.outcome().map(OutcomeExplanation::ending).orElse("処理中 / outstanding");
    to.println("判断 / decision: " + outcome);
    kept.trace().stream()
        .filter(TraceStep::took)
        .forEach(
            step -> {
              to.println("  " + step.step() + ": " + TraceText.ja(step));
              to.println("  " + " ".repeat(step.step().length() + 2) + TraceText.en(step));
            });
  }

  private static String ending(DeliveryOutcome ending) {
    return switch (ending) {
      case DeliveryOutcome.Sent(var via, _) ->
          switch (via) {
            case REPLY -> "返信した / replied";
            case PUSH -> "プッシュした / pushed";
          };
      case DeliveryOutcome.Skipped(var why) -> "返信しない / not answered (" + why + ")";
      case DeliveryOutcome.Unknown(var why) -> "届いたか不明 / unknown (" + why + ")";
      case DeliveryOutcome.Failed(var why) -> "送れなかった / failed (" + why + ")";
    };
  }

  /** Returns the stored records of these events by event id; empty if no table is reachable. */
  private Map<String, HistoryEntry> recorded() {
    var found = new HashMap<String, HistoryEntry>();
    var endpoint = Optional.ofNullable(variables.get("AWS_ENDPOINT_URL_DYNAMODB")).map(URI::create);
    var table = Optional.ofNullable(variables.get("TABLE"));
    if (events.isEmpty() || endpoint.isEmpty() || table.isEmpty()) return found;
    var keys = StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    try (var client = DynamoClients.create("ap-northeast-1", endpoint, keys)) {
      ChatArchive archive = DynamoStorePorts.of(client, table.get()).archive();
      for (var event : events)
        archive.history(event.account(), event.chat(), Instant.EPOCH, HISTORY).stream()
            .filter(kept -> kept.key().id().equals(event.id()))
            .findFirst()
            .ifPresent(kept -> found.put(event.id(), kept));
    } catch (SdkException _) {
      // The answer is printed without reasons: the function itself reports an unreachable table.
    }
    return found;
  }

  private static List<Told> events(String text) {
    try {
      var body = JsonText.parse(EventFile.parse(text).body());
      var account =
          JsonText.parse(text.getBytes(UTF_8)) instanceof Json.Obj request
              ? object(request, "pathParameters").flatMap(it -> it.text("account"))
              : Optional.<String>empty();
      if (!(body instanceof Json.Obj webhook)
          || !(webhook.get("events").orElse(null) instanceof Json.Arr(var items))) return List.of();
      return account
          .filter(AccountId::isValid)
          .map(AccountId::new)
          .map(of -> items.stream().flatMap(it -> event(of, it).stream()).toList())
          .orElse(List.of());
    } catch (IllegalArgumentException | MalformedJsonException _) {
      return List.of(); // not a webhook's file: the function reports that itself
    }
  }

  private static Optional<Told> event(AccountId account, Json json) {
    if (!(json instanceof Json.Obj event)) return Optional.empty();
    var source = object(event, "source");
    var chat =
        source
            .flatMap(it -> it.text("groupId"))
            .or(() -> source.flatMap(it -> it.text("roomId")))
            .or(() -> source.flatMap(it -> it.text("userId")))
            .filter(ChatId::isValid)
            .map(ChatId::new);
    return chat.flatMap(of -> event.text("webhookEventId").map(id -> new Told(account, of, id)));
  }

  private static Optional<Json.Obj> object(Json.Obj of, String name) {
    return of.get(name).filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
  }

  private static String status(String answer) {
    try {
      return JsonText.parse(answer.getBytes(UTF_8)) instanceof Json.Obj json
              && json.get("statusCode").orElse(null) instanceof Json.Num(var code)
          ? code.toString()
          : "";
    } catch (MalformedJsonException _) {
      return "";
    }
  }
}
