package rusuban.core.keyword;

import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Bound on the processor time of this thread. Other threads of a busy machine do not count in it.
 * On a slow machine the bound grows by the measured time of a fixed task.
 */
final class CpuTimeLimit {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Time of the fixed task on a machine where bounds apply unchanged. */
  private static final Duration FIXED = Duration.ofNanos(1_500_000);

  private CpuTimeLimit() {}

  /**
   * Asserts that the work does not take far too long. Work over the bound may run twice more, since
   * a first run is cold. After that, the bound grows by the factor by which this machine is slower.
   */
  static void assertWithin(Duration most, String what, Runnable work) {
    var least = of(work);
    for (int again = 2; again > 0 && least.compareTo(most) > 0; again--) {
      var time = of(work);
      if (time.compareTo(least) < 0) least = time;
    }
    if (least.compareTo(most) <= 0) return;
    double slower =
        Math.max(1, (double) least(CpuTimeLimit::fixed).toNanos() / (double) FIXED.toNanos());
    assertThat((double) least.toNanos() / slower)
        .as("processor time of %s, %.1f times slower here", what, slower)
        .isLessThanOrEqualTo((double) most.toNanos());
  }

  private static Duration least(Runnable work) {
    return IntStream.range(0, 5).mapToObj(_ -> of(work)).min(naturalOrder()).orElseThrow();
  }

  private static void fixed() {
    var counts = new TreeMap<String, Integer>();
    for (int i = 0; i < 10_000; i++) counts.merge(Integer.toHexString(i * 31), i, Integer::sum);
    assertThat(counts).hasSize(10_000);
  }

  private static Duration of(Runnable work) {
    long begun = THREADS.getCurrentThreadCpuTime();
    work.run();
    return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun);
  }
}
