package rusuban.app.chat;

import java.util.List;
import java.util.Optional;
import rusuban.app.DeliveryOutcome;
import rusuban.app.HistoryKey;
import rusuban.core.decision.trace.TraceStep;
import rusuban.json.Json;

/**
 * One entry of a chat's history: an event, or a follow-up that has ended.
 *
 * @param raw the event as LINE wrote it; empty for a follow-up and for an unsent message
 * @param sent the messages that answer it
 * @param outcome empty while a reply is outstanding
 */
public record HistoryEntry(
    HistoryKey key,
    Optional<String> raw,
    List<Json> sent,
    List<TraceStep> trace,
    Optional<DeliveryOutcome> outcome) {
  public HistoryEntry {
    sent = List.copyOf(sent);
    trace = List.copyOf(trace);
  }
}
