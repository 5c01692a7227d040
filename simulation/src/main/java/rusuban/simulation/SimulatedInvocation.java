package rusuban.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import rusuban.testkit.RandomInputs;
import rusuban.testkit.SettableClock;

/**
 * One invocation of a function, with its work, its process's clock, and its delays, faults and
 * death. Invocations run in turn, never two at a time. A delayed one stands still between two calls
 * while others act and time passes.
 */
public final class SimulatedInvocation {
  private static final Duration MOST_SKEW = Duration.ofMinutes(5);

  public final RandomInputs randomInputs;
  public boolean calm;
  private final ScheduleStep.Kind kind;
  private final SettableClock clock;
  private final Duration skew;
  private final Instant killedAt;
  private final boolean mayStandStill;
  private final Runnable work;
  private final Consumer<SimulatedInvocation> afterwards;
  private final Semaphore mine = new Semaphore(0);
  private final Semaphore others = new Semaphore(0);
  private @Nullable Throwable broken;
  private boolean started;
  private boolean done;
  private boolean dead;
  private int stepsToStand;
  private Instant wakes = Instant.MIN;

  /** The end of a dead process, at its next call. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1L;

    Death() {
      super("this process has died", null, false, false);
    }
  }

  SimulatedInvocation(
      ScheduleStep scheduleStep,
      SettableClock clock,
      Duration limit,
      Consumer<SimulatedInvocation> work,
      Consumer<SimulatedInvocation> afterwards) {
    this.randomInputs = new RandomInputs(scheduleStep.seed());
    this.calm = scheduleStep.calm();
    this.kind = scheduleStep.kind();
    this.afterwards = afterwards;
    this.clock = clock;
    this.skew = calm || !randomInputs.happens(0.15) ? Duration.ZERO : skew(randomInputs);
    this.killedAt = clock.instant().plus(limit);
    this.mayStandStill = !calm && randomInputs.happens(0.6);
    this.work = () -> work.accept(this);
  }

  private static Duration skew(RandomInputs randomInputs) {
    int most = (int) MOST_SKEW.toSeconds();
    return Duration.ofSeconds(randomInputs.between(-most, most));
  }

  /** Returns this process's clock. */
  InstantSource clock() {
    return () -> clock.instant().plus(skew);
  }

  @Override
  public String toString() {
    return "%s@%x%s"
        .formatted(kind, System.identityHashCode(this) & 0xfff, skew.isZero() ? "" : " " + skew);
  }

  boolean isDone() {
    return done;
  }

  boolean isDead() {
    return dead;
  }

  /** Returns the bug that ended the invocation, if one did. */
  @Nullable Throwable broken() {
    return broken;
  }

  /** Returns the earliest time at which it continues. */
  Instant wakes() {
    return wakes;
  }

  /** Counts one step down and returns whether the invocation continues at this step. */
  boolean isReady() {
    return --stepsToStand <= 0 && !wakes.isAfter(clock.instant());
  }

  /** Reports its end to its caller. */
  void afterwards() {
    afterwards.accept(this);
  }

  /** Ends all faults. */
  void calmDown() {
    calm = true;
  }

  /** Kills the process, wherever it stands. */
  void die() {
    dead = true;
  }

  /** Lets it run until it is done or stands still. */
  void run() {
    if (!mayStandStill) {
      workThrough();
      return;
    }
    if (started) mine.release();
    else {
      started = true;
      Thread.ofVirtual().start(this::workThenHandOver);
    }
    others.acquireUninterruptibly();
  }

  private void workThenHandOver() {
    workThrough();
    others.release();
  }

  private void workThrough() {
    try {
      work.run();
    } catch (Death _) {
      // Nobody learns of a death, and others continue the work.
    } catch (RuntimeException | Error e) {
      if (!dead) broken = e;
    }
    done = true;
  }

  /** Runs between two calls, and may stand still for some steps. */
  void between() {
    if (mayStandStill && !calm && !dead && randomInputs.happens(0.25))
      standStill(randomInputs.between(1, 4), Instant.MIN);
    dieIfTimedOut();
  }

  /** Sleeps. */
  void sleep(Duration time) {
    if (dead) throw new Death();
    if (mayStandStill) standStill(0, clock.instant().plus(time));
    else clock.advance(time);
    dieIfTimedOut();
  }

  private void standStill(int steps, Instant until) {
    stepsToStand = steps;
    wakes = until;
    others.release();
    mine.acquireUninterruptibly();
  }

  private void dieIfTimedOut() {
    if (clock.instant().isAfter(killedAt)) dead = true;
    if (dead) throw new Death();
  }
}
