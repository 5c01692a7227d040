package rusuban.app.followup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import rusuban.core.AccountId;

/**
 * Limits this process's pushes per second and account. Unused capacity does not accumulate.
 * Therefore many processes together never exceed the sum of their limits.
 */
final class PushRateLimiter {
  private final Duration between;
  private final InstantSource clock;
  private final Consumer<Duration> pause;
  private final Map<AccountId, Instant> free = new ConcurrentHashMap<>();

  PushRateLimiter(int perSecond, InstantSource clock, Consumer<Duration> pause) {
    this.between = Duration.ofSeconds(1).dividedBy(perSecond);
    this.clock = clock;
    this.pause = pause;
  }

  /** Waits until this account's next push is allowed. */
  void await(AccountId account) {
    Instant now = clock.instant();
    Instant next =
        free.compute(account, (_, at) -> (at == null || at.isBefore(now) ? now : at).plus(between));
    var left = Duration.between(now, next.minus(between));
    if (left.isPositive()) pause.accept(left);
  }
}
