package rusuban.local.kill;

import java.time.Duration;
import java.time.Instant;
import rusuban.local.invoke.LambdaFunction;

/**
 * Whether someone who was not killed came by while the answer was free to be taken and its reply
 * token alive: then the customer must have the answer, whatever happened before. Counted on the
 * safe side, from what every process may have held at most.
 */
final class Hold {
  /** A webhook's reply is free for others after 12 s. */
  private static final Duration OF_A_WEBHOOK = Duration.ofSeconds(13);

  /** What a round took it holds for two minutes. */
  private static final Duration OF_A_ROUND = Duration.ofMinutes(3);

  private static final Duration TOKEN_LIVES = Duration.ofSeconds(58);

  private Instant freeFrom = Instant.MIN;
  private Instant tokenEnds = Instant.MIN;
  private boolean answered;

  /** Somebody came by and stayed from then until then. */
  void visit(LambdaFunction by, Instant from, Instant until, boolean killed) {
    if (from.isBefore(freeFrom)) return;
    boolean webhook = by == LambdaFunction.WEBHOOK;
    if (webhook) tokenEnds = from.plus(TOKEN_LIVES);
    answered |= !killed && until.isBefore(tokenEnds);
    freeFrom = until.plus(webhook ? OF_A_WEBHOOK : OF_A_ROUND);
  }

  /** Whether the customer must have the answer. */
  boolean answered() {
    return answered;
  }
}
