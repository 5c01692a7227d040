package rusuban.simulation;

/** What is called in the classes that have the bug. */
public final class PlantedBugTargets {
  private PlantedBugTargets() {}

  /** The first failure of so many seeds, empty where there is none. */
  public static String find(long seeds) {
    return Schedules.run(1, seeds, 1, () -> ScheduleStore::inMemory, _ -> {})
        .failure()
        .map(Schedules.Failure::toString)
        .orElse("");
  }
}
