package rusuban.local.up;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rusuban.app.DeliveryOutcome;
import rusuban.app.chat.ChatArchive;
import rusuban.app.chat.HistoryEntry;
import rusuban.app.due.DueWork;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.due.DueWork.DueReply;
import rusuban.app.due.DueWorkIndex;
import rusuban.app.store.StorePorts;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.decision.FollowUp;
import rusuban.core.decision.trace.TraceStep;
import rusuban.core.decision.trace.TraceText;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.local.line.LineSimulator;
import rusuban.local.phone.DecisionTraces;

/** Reads from the event records why an event was answered as it was. Ended entries are cached. */
final class StoredTraces implements DecisionTraces {
  private static final int HISTORY = 200;
  private static final int MOST_DUE = 10_000;

  /** A time beyond every planned follow-up. */
  private static final Instant FAR = Instant.EPOCH.plus(Duration.ofDays(1_000_000));

  private final ChatArchive archive;
  private final DueWorkIndex dueWork;
  private final AccountId account;
  private final LineSimulator line;
  private final InstantSource clock;
  private final Optional<StartTime.Note> note;
  private final Map<String, Json> ended = new ConcurrentHashMap<>();

  StoredTraces(
      StorePorts stores,
      AccountId account,
      LineSimulator line,
      InstantSource clock,
      Optional<StartTime.Note> note) {
    this.note = note;
    this.archive = stores.archive();
    this.dueWork = stores.dueWork();
    this.account = account;
    this.line = line;
    this.clock = clock;
  }

  @Override
  public Optional<Json> traceOf(String webhookEventId) {
    Json known = ended.get(webhookEventId);
    if (known != null) return Optional.of(known);
    return line.chatOfEvent(webhookEventId).flatMap(chat -> find(new ChatId(chat), webhookEventId));
  }

  private Optional<Json> find(ChatId chat, String event) {
    return archive.history(account, chat, clock.instant(), HISTORY).stream()
        .filter(kept -> kept.key().id().equals(event))
        .findFirst()
        .map(
            kept -> {
              Json trace = json(kept);
              if (kept.outcome().isPresent()) ended.put(event, trace);
              return trace;
            });
  }

  @Override
  public Optional<Json> aboutTheClock() {
    return note.map(it -> JsonObjectBuilder.fields().put("ja", it.ja()).put("en", it.en()).build());
  }

  @Override
  public List<Json> followUps(String chatId) {
    var chat = new ChatId(chatId);
    var waiting =
        IntStream.range(0, dueWork.shards())
            .boxed()
            .flatMap(shard -> dueWork.due(shard, FAR, MOST_DUE).stream())
            .filter(due -> due.account().equals(account) && due.chat().equals(chat))
            .flatMap(StoredTraces::followUp)
            .sorted(Comparator.comparing(FollowUp::due))
            .map(StoredTraces::waiting);
    var over =
        archive.history(account, chat, clock.instant(), HISTORY).stream()
            .filter(kept -> kept.key().id().startsWith(followUpOf(chat)))
            .map(kept -> over(chat, kept));
    return Stream.concat(waiting, over).toList();
  }

  private static Stream<FollowUp> followUp(DueWork due) {
    return switch (due) {
      case DueReply _ -> Stream.empty();
      case DueFollowUp(_, var followUp, _, _) -> Stream.of(followUp);
    };
  }

  private static Json waiting(FollowUp followUp) {
    return JsonObjectBuilder.fields()
        .put("plan", followUp.plan())
        .put("outcome", "waiting")
        .put("at", followUp.due().toString())
        .put("latest", followUp.latest().toString())
        .build();
  }

  private static Json over(ChatId chat, HistoryEntry kept) {
    String cause = kept.key().id().substring(followUpOf(chat).length());
    return JsonObjectBuilder.fields()
        .put("plan", cause.substring(0, cause.lastIndexOf('/')))
        .put("outcome", kept.outcome().map(StoredTraces::outcome).orElse("outstanding"))
        .put("reason", kept.outcome().flatMap(DeliveryOutcome::reason).orElse(""))
        .put("at", kept.key().at().toString())
        .build();
  }

  /** Returns the prefix of the ids of ended follow-ups; see {@link FollowUp#cause}. */
  private static String followUpOf(ChatId chat) {
    return "followup/" + chat + "/";
  }

  private static Json json(HistoryEntry kept) {
    return JsonObjectBuilder.fields()
        .put("outcome", kept.outcome().map(StoredTraces::outcome).orElse("outstanding"))
        .put("reason", kept.outcome().flatMap(DeliveryOutcome::reason).orElse(""))
        .put("steps", kept.trace().stream().map(StoredTraces::step).toList())
        .build();
  }

  private static String outcome(DeliveryOutcome ending) {
    return switch (ending) {
      case DeliveryOutcome.Sent _ -> "sent";
      case DeliveryOutcome.Skipped(var why) -> WAITING.contains(why) ? "staff" : "skipped";
      case DeliveryOutcome.Unknown _ -> "unknown";
      case DeliveryOutcome.Failed _ -> "dead";
    };
  }

  /** The reasons that leave a chat to staff. */
  private static final Set<String> WAITING =
      Set.of(
          "taken-over",
          "staff-mode",
          "notice-given",
          "staff-active",
          "no-answer-set",
          "reply-token-expired",
          "too-many-at-once",
          "no-settings");

  private static Json step(TraceStep step) {
    return JsonObjectBuilder.fields()
        .put("step", step.step())
        .put("took", step.took())
        .put("saw", TraceText.ja(step))
        .put("en", TraceText.en(step))
        .build();
  }
}
