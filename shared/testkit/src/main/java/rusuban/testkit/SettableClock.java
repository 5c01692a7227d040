package rusuban.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until any thread moves it. Its zone is UTC. */
public final class SettableClock extends Clock {
  private final Hand hand;
  private final ZoneId zone;

  /** Creates a clock that stands at {@code now}. */
  public SettableClock(Instant now) {
    this(new Hand(now), ZoneOffset.UTC);
  }

  private SettableClock(Hand hand, ZoneId zone) {
    this.hand = hand;
    this.zone = zone;
  }

  /** Moves to an instant, forward or back. */
  public void set(Instant to) {
    hand.set(to);
  }

  /** Moves on and returns the new time. */
  public Instant advance(Duration by) {
    return hand.advance(by);
  }

  @Override
  public Instant instant() {
    return hand.get();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** Returns the same clock in another zone. Both move together. */
  @Override
  public Clock withZone(ZoneId other) {
    return new SettableClock(hand, other);
  }

  /** The instant of the clock, shared by its zones. */
  private static final class Hand {
    private Instant at;

    Hand(Instant at) {
      this.at = at;
    }

    synchronized Instant get() {
      return at;
    }

    synchronized void set(Instant to) {
      at = to;
    }

    synchronized Instant advance(Duration by) {
      at = at.plus(by);
      return at;
    }
  }
}
