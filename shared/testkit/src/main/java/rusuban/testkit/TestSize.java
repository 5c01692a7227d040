package rusuban.testkit;

/**
 * Numbers of cases that the expensive tests try. {@code ./rusuban test} tries a tenth of each, and
 * {@code ./rusuban test --all} tries all of them.
 */
public enum TestSize {
  /** Processes of the deployed functions that end by SIGKILL. */
  KILLED_PROCESSES(300),
  /** Schedules of the simulation with DynamoDB Local as the store. */
  DATABASE_SCHEDULES(2_000),
  /** Mutated webhooks that keep their old signature. */
  FORGED_MUTATIONS(20_000),
  /** Mutated webhooks that carry a valid signature. */
  SIGNED_MUTATIONS(50_000);

  /** The tag of tests that take their size from here. CI repeats these alone with {@code --all}. */
  public static final String SIZED = "sized";

  /** The tag of tests that {@code ./rusuban test --fast} leaves out. */
  public static final String SLOW = "slow";

  private static final String PROPERTY = "rusuban.tests";
  private static final int PART = 10;

  private final int all;

  TestSize(int all) {
    this.all = all;
  }

  /** Returns the number of cases to try in this run. */
  public int cases() {
    return cases(System.getProperty(PROPERTY, "part"));
  }

  /**
   * Returns the number of cases to try.
   *
   * @param run the value of the system property {@code rusuban.tests}
   */
  int cases(String run) {
    return switch (run) {
      case "part" -> all / PART;
      case "all" -> all;
      default -> throw new IllegalArgumentException(PROPERTY + " is part or all, not " + run);
    };
  }
}
