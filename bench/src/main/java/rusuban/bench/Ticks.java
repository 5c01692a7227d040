package rusuban.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** The rounds of one process, each begun as soon as the last one was over. */
final class Ticks implements Callable<Ticks> {
  private final FunctionProcess process;
  private final BooleanSupplier drained;
  private final List<Round> rounds = new ArrayList<>();

  private record Round(long begun, long over) {
    long sharedWith(Round other) {
      return Math.max(0, Math.min(over, other.over) - Math.max(begun, other.begun));
    }
  }

  Ticks(FunctionProcess process, BooleanSupplier drained) {
    this.process = process;
    this.drained = drained;
  }

  @Override
  public Ticks call() throws IOException, InterruptedException {
    do {
      long begun = System.nanoTime();
      process.tick();
      rounds.add(new Round(begun, System.nanoTime()));
    } while (!drained.getAsBoolean());
    return this;
  }

  int count() {
    return rounds.size();
  }

  /** How long rounds of both were under way at the same time, in nanoseconds. */
  long sharedWith(Ticks other) {
    return rounds.stream()
        .mapToLong(it -> other.rounds.stream().mapToLong(it::sharedWith).sum())
        .sum();
  }
}
