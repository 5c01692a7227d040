package rusuban.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import rusuban.core.AccountId;

/**
 * Lets this process push no more than so often a second for each account, evenly: what was not used
 * in one moment is not caught up with in the next, so that many processes together never go faster
 * than the sum.
 */
final class Pace {
  private final Duration between;
  private final InstantSource clock;
  private final Consumer<Duration> pause;
  private final Map<AccountId, Instant> free = new ConcurrentHashMap<>();

  Pace(int perSecond, InstantSource clock, Consumer<Duration> pause) {
    this.between = Duration.ofSeconds(1).dividedBy(perSecond);
    this.clock = clock;
    this.pause = pause;
  }

  /** Returns when it is this account's turn. */
  void await(AccountId account) {
    Instant now = clock.instant();
    Instant next =
        free.compute(account, (_, at) -> (at == null || at.isBefore(now) ? now : at).plus(between));
    var left = Duration.between(now, next.minus(between));
    if (left.isPositive()) pause.accept(left);
  }
}
