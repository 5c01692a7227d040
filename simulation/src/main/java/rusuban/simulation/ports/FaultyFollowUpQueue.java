package rusuban.simulation.ports;

import java.time.Instant;
import java.util.List;
import rusuban.app.DeliveryOutcome;
import rusuban.app.due.Claim;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.due.FollowUpAttempt;
import rusuban.app.followup.FollowUpQueue;
import rusuban.json.Json;
import rusuban.simulation.CoverageCounts;
import rusuban.simulation.InvariantMonitor;

/** The follow-ups in front of one invocation, with faults. */
record FaultyFollowUpQueue(
    FollowUpQueue port,
    FaultyCalls calls,
    InvariantMonitor invariantMonitor,
    CoverageCounts coverageCounts)
    implements FollowUpQueue {

  @Override
  public Claim<FollowUpAttempt> claim(
      DueFollowUp due, long chatRevision, List<Json> messages, Instant now, Instant leaseUntil) {
    return calls.toStore(
        "claim",
        () -> {
          var claim = port.claim(due, chatRevision, messages, now, leaseUntil);
          invariantMonitor.claimed(calls.simulatedInvocation(), due, now, claim);
          return claim;
        });
  }

  @Override
  public void end(FollowUpAttempt work, DeliveryOutcome ending, Instant at, Instant expires) {
    calls.toStore(
        "end",
        () -> {
          port.end(work, ending, at, expires);
          invariantMonitor.ended(calls.simulatedInvocation(), work.followUp(), ending, expires);
        });
  }

  @Override
  public boolean lapse(DueFollowUp due, DeliveryOutcome ending, Instant now, Instant expires) {
    return calls.toStore(
        "lapse",
        () -> {
          boolean done = port.lapse(due, ending, now, expires);
          if (done)
            invariantMonitor.ended(calls.simulatedInvocation(), due.followUp(), ending, expires);
          else coverageCounts.count("change or lapse refused");
          return done;
        });
  }

  @Override
  public boolean cancel(DueFollowUp due, DeliveryOutcome ending, Instant now, Instant expires) {
    return calls.toStore(
        "cancel",
        () -> {
          boolean done = port.cancel(due, ending, now, expires);
          if (done)
            invariantMonitor.ended(calls.simulatedInvocation(), due.followUp(), ending, expires);
          return done;
        });
  }

  @Override
  public void postpone(DueFollowUp due, Instant now, Instant until) {
    calls.toStore("postpone", () -> port.postpone(due, now, until));
  }

  @Override
  public void release(FollowUpAttempt work, Instant next) {
    calls.toStore(
        "release",
        () -> {
          port.release(work, next);
          invariantMonitor.givenBack(
              calls.simulatedInvocation(),
              invariantMonitor.ofPlan(work.followUp()),
              work.leaseUntil(),
              next);
        });
  }
}
