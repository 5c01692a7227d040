package rusuban.simulation;

/** The entry point that runs in the class loader with the bug. */
public final class PlantedBugTargets {
  private PlantedBugTargets() {}

  /** Returns the first failure among the first {@code seeds} seeds; empty if there is none. */
  public static String find(long seeds) {
    return Schedules.run(1, seeds, 1, () -> ScheduleStore::inMemory, _ -> {})
        .failure()
        .map(Schedules.Failure::toString)
        .orElse("");
  }
}
