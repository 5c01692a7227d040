package rusuban.simulation;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts of the interesting cases, to prove that the schedules cover them. */
public final class CoverageCounts {
  private final Map<String, Integer> counts = new TreeMap<>();

  /** Counts a case once more. */
  public void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** Adds the counts of another schedule. */
  public synchronized void add(CoverageCounts other) {
    other.counts.forEach((what, times) -> counts.merge(what, times, Integer::sum));
  }

  /** Returns the number of times that a case occurred. */
  public synchronized int times(String what) {
    return counts.getOrDefault(what, 0);
  }

  @Override
  public synchronized String toString() {
    return counts.entrySet().stream()
        .map(one -> one.getKey() + " " + one.getValue())
        .collect(Collectors.joining(", "));
  }
}
