package rusuban.simulation;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How often what matters came to pass: schedules in which it never does would prove nothing. */
public final class CoverageCounts {
  private final Map<String, Integer> counts = new TreeMap<>();

  /** It came to pass once more. */
  public void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** Adds what another saw. */
  public synchronized void add(CoverageCounts other) {
    other.counts.forEach((what, times) -> counts.merge(what, times, Integer::sum));
  }

  /** How often it came to pass. */
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
