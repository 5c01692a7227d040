package rusuban.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Many schedules, one seed after the other, on several threads. */
public final class Schedules {
  private Schedules() {}

  /**
   * A seed whose schedule breaks a promise.
   *
   * @param shrunk the fewest steps of it that still break the same promise
   */
  public record Failure(long seed, List<Violation> violations, SchedulePlan shrunk) {
    /** Returns the report to read, with the plan to keep as a test. */
    @Override
    public String toString() {
      return "seed " + seed + " breaks " + violations + "\n" + shrunk;
    }
  }

  /** The result of the schedules, with the first failure if there was one. */
  public record Result(CoverageCounts coverageCounts, Optional<Failure> failure) {}

  /**
   * Runs the schedules of the seeds from {@code first} on, until one fails.
   *
   * @param stores creates a store for each schedule; one thread alone uses each supplier
   * @param done receives the number of finished schedules after each
   */
  public static Result run(
      long first,
      long count,
      int threads,
      Supplier<Supplier<ScheduleStore>> stores,
      LongConsumer done) {
    var next = new AtomicLong(first);
    var finished = new AtomicLong();
    var coverageCounts = new CoverageCounts();
    var failures = new ArrayList<Future<Optional<Failure>>>();
    try (var workers = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++)
        failures.add(
            workers.submit(
                () -> {
                  var mine = stores.get();
                  for (long seed; (seed = next.getAndIncrement()) < first + count; ) {
                    var scheduleOutcome = ScheduleRunner.of(SchedulePlan.of(seed), mine.get());
                    coverageCounts.add(scheduleOutcome.coverageCounts());
                    done.accept(finished.incrementAndGet());
                    if (scheduleOutcome.violations().isEmpty()) continue;
                    next.set(first + count);
                    return Optional.of(failure(seed, scheduleOutcome.violations(), mine));
                  }
                  return Optional.<Failure>empty();
                }));
    }
    return new Result(
        coverageCounts,
        failures.stream().map(Schedules::get).flatMap(Optional::stream).findFirst());
  }

  private static Optional<Failure> get(Future<Optional<Failure>> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a schedule itself failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Failure failure(
      long seed, List<Violation> violations, Supplier<ScheduleStore> stores) {
    var promise = violations.getFirst().promise();
    var shrunk =
        Shrinker.shrink(
            SchedulePlan.of(seed),
            schedulePlan ->
                ScheduleRunner.of(schedulePlan, stores.get()).violations().stream()
                    .anyMatch(it -> it.promise().equals(promise)));
    return new Failure(seed, ScheduleRunner.of(shrunk, stores.get()).violations(), shrunk);
  }
}
