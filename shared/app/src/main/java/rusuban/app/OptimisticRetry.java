package rusuban.app;

/**
 * Counts the conflicts of one action that reads, decides and writes on condition that nothing
 * changed since the read. Each conflict means that another worker made progress.
 */
public final class OptimisticRetry {
  /** Maximum attempts of one action. */
  public static final int MAX_ATTEMPTS = 12;

  private int conflicts;

  /**
   * Counts a conflict, after which the action is attempted again.
   *
   * @throws IllegalStateException if every allowed attempt has met a conflict
   */
  public void conflict() {
    if (!countConflict()) throw new IllegalStateException(MAX_ATTEMPTS + " conflicts in a row");
  }

  /**
   * Counts a conflict.
   *
   * @return false if every allowed attempt has met a conflict
   */
  public boolean countConflict() {
    return ++conflicts < MAX_ATTEMPTS;
  }
}
