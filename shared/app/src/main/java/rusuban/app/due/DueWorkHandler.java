package rusuban.app.due;

import java.time.Duration;
import java.time.Instant;

/** Carries out due work of one kind. */
public interface DueWorkHandler<W extends DueWork> {

  /** The lease of a worker that carries out due work. */
  Duration LEASE = Duration.ofMinutes(2);

  /** Claims the work if it may still be done, then does, ends or postpones it. */
  void carryOut(W due);

  /** Moves work aside that failed by a bug, so that it does not block other work. */
  void standAside(W due, Instant now);

  /** Returns whether a tick waits for held work of this kind, whose holder may have died. */
  boolean isAwaited();
}
