package rusuban.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The real clock, as far ahead of itself as it was last set; other processes are told how far. */
final class SettableTime implements InstantSource {
  private final Clock real = Clock.systemUTC();
  private volatile Duration ahead = Duration.ZERO;

  SettableTime(Instant now) {
    set(now);
  }

  void set(Instant now) {
    ahead = Duration.between(real.instant(), now);
  }

  Duration ahead() {
    return ahead;
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead);
  }
}
