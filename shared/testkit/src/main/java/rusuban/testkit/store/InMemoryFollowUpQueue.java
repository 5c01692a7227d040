package rusuban.testkit.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.app.DeliveryOutcome;
import rusuban.app.HistoryKey;
import rusuban.app.due.Claim;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.due.FollowUpAttempt;
import rusuban.app.due.PreviousAttempts;
import rusuban.app.followup.FollowUpQueue;
import rusuban.core.AccountId;
import rusuban.core.decision.FollowUp;
import rusuban.json.Json;
import rusuban.testkit.store.InMemoryTable.FollowUpKey;

/** Follow-ups that have not ended, in memory. */
record InMemoryFollowUpQueue(InMemoryTable table) implements FollowUpQueue {

  @Override
  public Claim<FollowUpAttempt> claim(
      DueFollowUp due, long chatRevision, List<Json> messages, Instant now, Instant leaseUntil) {
    synchronized (table) {
      if (!free(due, now)) return new Claim.Unavailable<>();
      if (!table.isAt(ChatPartition.of(due), chatRevision)) return new Claim.VersionConflict<>();
      var work = due.next(messages, now, leaseUntil);
      table.hold(tried(work, true, leaseUntil));
      return new Claim.Acquired<>(work);
    }
  }

  @Override
  public void end(FollowUpAttempt work, DeliveryOutcome outcome, Instant at, Instant expires) {
    synchronized (table) {
      if (!held(work) && !(outcome instanceof DeliveryOutcome.Sent)) return;
      close(work.account(), work.followUp(), outcome, work.messages(), at, expires);
    }
  }

  @Override
  public boolean lapse(DueFollowUp due, DeliveryOutcome outcome, Instant now, Instant expires) {
    synchronized (table) {
      if (!free(due, now)) return false;
      var tried = due.previous().map(PreviousAttempts::messages).orElse(List.of());
      close(due.account(), due.followUp(), outcome, tried, now, expires);
      return true;
    }
  }

  @Override
  public boolean cancel(DueFollowUp due, DeliveryOutcome outcome, Instant now, Instant expires) {
    synchronized (table) {
      var found = table.pending.get(new FollowUpKey(due.account(), due.followUp().cause()));
      if (found == null || found.attempts() > 0) return false;
      close(due.account(), due.followUp(), outcome, List.of(), now, expires);
      return true;
    }
  }

  @Override
  public void postpone(DueFollowUp due, Instant now, Instant until) {
    synchronized (table) {
      if (free(due, now))
        table.hold(new DueFollowUp(due.account(), due.followUp(), due.previous(), until));
    }
  }

  @Override
  public void release(FollowUpAttempt work, Instant next) {
    synchronized (table) {
      if (held(work)) table.hold(tried(work, work.mayHaveBeenSent(), next));
    }
  }

  private static DueFollowUp tried(FollowUpAttempt work, boolean mayHaveBeenSent, Instant free) {
    var tried =
        new PreviousAttempts(
            work.attempt(),
            work.firstTriedAt(),
            work.messages(),
            mayHaveBeenSent || work.mayHaveBeenSent());
    return new DueFollowUp(work.account(), work.followUp(), Optional.of(tried), free);
  }

  private boolean free(DueFollowUp due, Instant now) {
    var found = table.pending.get(new FollowUpKey(due.account(), due.followUp().cause()));
    return found != null && !found.free().isAfter(now) && found.attempts() == due.attempts();
  }

  private boolean held(FollowUpAttempt work) {
    var found = table.pending.get(new FollowUpKey(work.account(), work.followUp().cause()));
    return found != null && found.attempts() == work.attempt();
  }

  private void close(
      AccountId account,
      FollowUp followUp,
      DeliveryOutcome outcome,
      List<Json> messages,
      Instant at,
      Instant expires) {
    if (table.pending.remove(new FollowUpKey(account, followUp.cause())) == null) return;
    table
        .rows(ChatPartition.of(account, followUp.chat()))
        .put(
            new HistoryKey(at, followUp.cause()),
            InMemoryRow.ofFollowUp(messages, outcome, at, expires));
  }
}
