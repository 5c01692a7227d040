package rusuban.local.up;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The tick of every minute, on a movable clock. A move runs the ticks of all minutes in between
 * before it returns. It skips minutes without due work, since their ticks would do nothing.
 */
final class TickSchedule {
  private final MovableClock clock;
  private final Predicate<Instant> anythingDueBy;
  private final Runnable tick;
  private final ReentrantLock one = new ReentrantLock();
  private Instant last;

  TickSchedule(MovableClock clock, Predicate<Instant> anythingDueBy, Runnable tick) {
    this.clock = clock;
    this.anythingDueBy = anythingDueBy;
    this.tick = tick;
    last = minute(clock.instant());
  }

  /** Runs a tick if a minute has begun since the last one. */
  void tickIfMinuteBegan() {
    one.lock();
    try {
      if (!minute(clock.instant()).isAfter(last)) return;
      last = minute(clock.instant());
      tick.run();
    } finally {
      one.unlock();
    }
  }

  /** Moves the clock forward to {@code target} with the ticks in between. Never moves it back. */
  void advanceTo(Instant target) {
    one.lock();
    try {
      for (Instant next = last.plus(1, ChronoUnit.MINUTES);
          !next.isAfter(target);
          next = last.plus(1, ChronoUnit.MINUTES)) {
        last = firstWithWork(next, minute(target));
        clock.set(later(last, clock.instant()));
        tick.run();
      }
      // Another move, or time itself, may have passed the target meanwhile.
      clock.set(later(target, clock.instant()));
    } finally {
      one.unlock();
    }
  }

  /** Sets the clock, also back, without a tick. Only for a system in which nothing has happened. */
  void restart(Instant at) {
    one.lock();
    try {
      clock.set(at);
      last = minute(at);
    } finally {
      one.unlock();
    }
  }

  /**
   * Returns the first minute with due work, or the last minute. Due work only grows with time, so
   * bisection finds it.
   */
  private Instant firstWithWork(Instant from, Instant to) {
    if (!anythingDueBy.test(to)) return to;
    Instant low = from;
    Instant high = to;
    while (low.isBefore(high)) {
      Instant middle =
          low.plus(Duration.between(low, high).dividedBy(2)).truncatedTo(ChronoUnit.MINUTES);
      if (anythingDueBy.test(middle)) high = middle;
      else low = middle.plus(1, ChronoUnit.MINUTES);
    }
    return low;
  }

  private static Instant minute(Instant at) {
    return at.truncatedTo(ChronoUnit.MINUTES);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
