package rusuban.simulation.ports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.app.DeliveryOutcome;
import rusuban.app.due.Claim;
import rusuban.app.due.DueWork.DueReply;
import rusuban.app.due.ReplyAttempt;
import rusuban.app.reply.AbandonedReply;
import rusuban.app.reply.ReplyOutbox;
import rusuban.simulation.InvariantMonitor;

/** The outstanding replies in front of one invocation, with faults. */
record FaultyReplyOutbox(ReplyOutbox port, FaultyCalls calls, InvariantMonitor invariantMonitor)
    implements ReplyOutbox {

  @Override
  public Optional<AbandonedReply> find(DueReply due) {
    return calls.toStore("find", () -> port.find(due));
  }

  @Override
  public Claim<ReplyAttempt> claim(
      AbandonedReply found, Instant tokenEnds, Instant now, Instant leaseUntil) {
    return calls.toStore(
        "claim",
        () -> {
          var claim = port.claim(found, tokenEnds, now, leaseUntil);
          invariantMonitor.claimed(calls.simulatedInvocation(), found, now, claim);
          return claim;
        });
  }

  @Override
  public void release(ReplyAttempt work, Instant next) {
    calls.toStore(
        "release",
        () -> {
          port.release(work, next);
          invariantMonitor.givenBack(
              calls.simulatedInvocation(),
              invariantMonitor.ofEvent(work.key().id()),
              work.leaseUntil(),
              next);
        });
  }

  @Override
  public void end(ReplyAttempt work, DeliveryOutcome ending) {
    calls.toStore(
        "end",
        () -> {
          port.end(work, ending);
          invariantMonitor.ended(calls.simulatedInvocation(), work, ending);
        });
  }

  @Override
  public void noteSent(ReplyAttempt work, List<String> messageIds, Instant expires) {
    calls.toStore("noteSent", () -> port.noteSent(work, messageIds, expires));
  }
}
