package rusuban.app;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Repeats an action that reads, decides and writes on condition that nothing changed since the
 * read. Each conflict means that another worker made progress.
 */
public final class OptimisticRetry {
  /** Maximum attempts of one action. */
  public static final int MAX_ATTEMPTS = 12;

  private OptimisticRetry() {}

  /**
   * Repeats an action until it meets no conflict.
   *
   * @param action returns true when it is done, false on a conflict
   * @throws IllegalStateException if every attempt meets a conflict
   */
  public static void run(BooleanSupplier action) {
    if (tryRun(() -> action.getAsBoolean() ? Optional.of(true) : Optional.empty()).isEmpty())
      throw new IllegalStateException(MAX_ATTEMPTS + " conflicts in a row");
  }

  /**
   * Repeats an action until it meets no conflict, and returns its result.
   *
   * @param action returns its result, empty on a conflict
   * @return empty if every attempt meets a conflict
   */
  public static <T> Optional<T> tryRun(Supplier<Optional<T>> action) {
    for (int i = 0; i < MAX_ATTEMPTS; i++) {
      var result = action.get();
      if (result.isPresent()) return result;
    }
    return Optional.empty();
  }
}
