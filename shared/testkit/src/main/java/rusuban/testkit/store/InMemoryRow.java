package rusuban.testkit.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.app.DeliveryOutcome;
import rusuban.app.HistoryKey;
import rusuban.app.chat.ChatArchive;
import rusuban.app.chat.EventRecord;
import rusuban.app.chat.HistoryEntry;
import rusuban.app.chat.ReplyPlan;
import rusuban.app.due.DueWork.DueReply;
import rusuban.app.due.ReplyAttempt;
import rusuban.core.chat.Chat;
import rusuban.core.decision.trace.TraceStep;
import rusuban.json.Json;

/** An event or an ended follow-up in memory. */
record InMemoryRow(
    Optional<String> raw,
    Optional<String> messageId,
    Optional<ReplyPlan.Reply> reply,
    List<Json> sent,
    List<TraceStep> trace,
    Optional<DeliveryOutcome> outcome,
    Held at,
    Instant expires) {

  /**
   * The claim on a reply.
   *
   * @param mayHaveBeenSent true if LINE may have accepted an attempt, unless its worker reports
   *     more
   */
  record Held(
      int attempt,
      Instant due,
      Instant freeFrom,
      Instant tokenEnds,
      boolean mayHaveBeenSent,
      Optional<Instant> pausedUntil) {

    Held by(int attempts, Instant until, Instant ends) {
      return new Held(attempts, due, until, ends, true, pausedUntil);
    }

    Held released(ReplyAttempt work, Instant next) {
      return new Held(attempt, due, next, work.tokenEnds(), work.mayHaveBeenSent(), pausedUntil);
    }
  }

  static InMemoryRow of(EventRecord record) {
    var at =
        new Held(
            1,
            record.receivedAt(),
            record.leaseUntil(),
            record.tokenEnds(),
            true,
            record.after().flatMap(Chat::pausedUntil));
    Optional<ReplyPlan.Reply> reply =
        record.plan() instanceof ReplyPlan.Reply r ? Optional.of(r) : Optional.empty();
    Optional<DeliveryOutcome> outcome =
        record.plan() instanceof ReplyPlan.NoReply(var how) ? Optional.of(how) : Optional.empty();
    return new InMemoryRow(
        record.raw(),
        record.event().content().brings(),
        reply,
        reply.map(ReplyPlan.Reply::messages).orElse(List.of()),
        record.trace(),
        outcome,
        at,
        record.expires());
  }

  static InMemoryRow ofFollowUp(
      List<Json> messages, DeliveryOutcome outcome, Instant at, Instant expires) {
    return new InMemoryRow(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        messages,
        List.of(),
        Optional.of(outcome),
        new Held(0, at, at, at, false, Optional.empty()),
        expires);
  }

  InMemoryRow ended(DeliveryOutcome how) {
    return new InMemoryRow(raw, messageId, reply, sent, trace, Optional.of(how), at, expires);
  }

  InMemoryRow held(Held next) {
    return new InMemoryRow(raw, messageId, reply, sent, trace, outcome, next, expires);
  }

  /** Returns the part of the row that stays in an erased chat. */
  InMemoryRow erased(Instant now) {
    var latest = now.plus(ChatArchive.ERASED_KEPT);
    return new InMemoryRow(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.of(outcome.orElse(ChatArchive.ERASED)),
        at,
        expires.isBefore(latest) ? expires : latest);
  }

  InMemoryRow withoutRaw() {
    return new InMemoryRow(Optional.empty(), messageId, reply, sent, trace, outcome, at, expires);
  }

  boolean freeAt(Instant now) {
    return outcome.isEmpty() && !at.freeFrom().isAfter(now);
  }

  HistoryEntry entry(HistoryKey key) {
    return new HistoryEntry(key, raw, sent, trace, outcome);
  }

  DueReply due(ChatPartition place, HistoryKey key) {
    return new DueReply(place.account(), place.chat().orElseThrow(), key, at.due(), at.freeFrom());
  }

  ReplyAttempt attempt(ChatPartition place, HistoryKey key) {
    var said = reply.orElseThrow();
    return new ReplyAttempt(
        place.account(),
        place.chat().orElseThrow(),
        key,
        said.token(),
        at.tokenEnds(),
        said.messages(),
        said.mayPush(),
        at.attempt(),
        at.mayHaveBeenSent(),
        at.pausedUntil(),
        at.due(),
        at.freeFrom());
  }
}
