package rusuban.local.kill;

import java.time.Duration;
import java.time.Instant;
import rusuban.local.invoke.LambdaFunction;

/**
 * Proof that a customer must have the answer: a process that was not killed visited the event in
 * time. At that visit the answer was free to be claimed and its reply token alive. The durations
 * are on the safe side of what a process may have held.
 */
final class LeaseHold {
  /** Lease of a webhook on a reply: 12 s, rounded up. */
  private static final Duration OF_A_WEBHOOK = Duration.ofSeconds(13);

  /** Lease of a tick on its work: two minutes, rounded up. */
  private static final Duration OF_A_ROUND = Duration.ofMinutes(3);

  private static final Duration TOKEN_LIVES = Duration.ofSeconds(58);

  private Instant freeFrom = Instant.MIN;
  private Instant tokenEnds = Instant.MIN;
  private boolean answered;

  /** Notes that a process was at the event in this time. */
  void visit(LambdaFunction by, Instant from, Instant until, boolean killed) {
    if (from.isBefore(freeFrom)) return;
    boolean webhook = by == LambdaFunction.WEBHOOK;
    if (webhook) tokenEnds = from.plus(TOKEN_LIVES);
    answered |= !killed && until.isBefore(tokenEnds);
    freeFrom = until.plus(webhook ? OF_A_WEBHOOK : OF_A_ROUND);
  }

  /** Returns whether the customer must have the answer. */
  boolean answered() {
    return answered;
  }
}
