package rusuban.local.up;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import rusuban.app.Ending;
import rusuban.app.Records;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.decision.TraceStep;
import rusuban.local.http.Fields;
import rusuban.local.line.LineSimulator;
import rusuban.local.phone.Traces;

/** Reads from the records why an event was answered as it was; what has ended is remembered. */
final class RecordedTraces implements Traces {
  private static final int HISTORY = 200;

  private final Records records;
  private final AccountId account;
  private final LineSimulator line;
  private final InstantSource clock;
  private final Map<String, Json> ended = new ConcurrentHashMap<>();

  RecordedTraces(Records records, AccountId account, LineSimulator line, InstantSource clock) {
    this.records = records;
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
    return records.history(account, chat, clock.instant(), HISTORY).stream()
        .filter(kept -> kept.key().id().equals(event))
        .findFirst()
        .map(
            kept -> {
              Json trace = json(kept);
              if (kept.ending().isPresent()) ended.put(event, trace);
              return trace;
            });
  }

  private static Json json(Records.Kept kept) {
    return Fields.fields()
        .put("outcome", kept.ending().map(RecordedTraces::outcome).orElse("outstanding"))
        .put("reason", kept.ending().flatMap(Ending::reason).orElse(""))
        .put("steps", kept.trace().stream().map(RecordedTraces::step).toList())
        .build();
  }

  private static String outcome(Ending ending) {
    return switch (ending) {
      case Ending.Sent _ -> "sent";
      case Ending.Skipped(var why) -> WAITING.contains(why) ? "staff" : "skipped";
      case Ending.Unknown _ -> "unknown";
      case Ending.Dead _ -> "dead";
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
          "no-settings");

  private static Json step(TraceStep step) {
    return Fields.fields()
        .put("step", step.step())
        .put("took", step.took())
        .put("saw", step.ja())
        .put("en", step.en())
        .build();
  }
}
