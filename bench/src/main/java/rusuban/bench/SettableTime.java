package rusuban.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** A clock, as far ahead of itself as it was last set; other processes are told how far. */
final class SettableTime implements InstantSource {
  private final Clock real;
  private volatile Duration ahead = Duration.ZERO;

  /** Runs on from this time as the real clock does. */
  SettableTime(Instant now) {
    this(Clock.systemUTC());
    set(now);
  }

  private SettableTime(Clock real) {
    this.real = real;
  }

  /** Stands still but when it is set: what is written then has the same size each time. */
  static SettableTime standing(Instant now) {
    return new SettableTime(Clock.fixed(now, ZoneOffset.UTC));
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
