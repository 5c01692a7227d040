package rusuban.webhook;

import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Bounds on the processor time of this thread alone, which a busy machine changes little. The time
 * of a fixed piece of work shows how slow the machine is.
 */
final class ThreadCpuTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Time of the fixed piece of work on a machine where bounds apply as they are. */
  private static final Duration FIXED = Duration.ofNanos(1_500_000);

  private ThreadCpuTime() {}

  /**
   * Asserts that the work keeps the bound, to catch explosions. Work over the bound runs twice
   * more, since a first run is cold. The bound is then multiplied by the slowness of this machine.
   */
  static void assertWithin(Duration most, String what, Runnable work) {
    var least = of(work);
    for (int again = 2; again > 0 && least.compareTo(most) > 0; again--) {
      var time = of(work);
      if (time.compareTo(least) < 0) least = time;
    }
    if (least.compareTo(most) <= 0) return;
    double slower =
        Math.max(1, (double) least(ThreadCpuTime::fixed).toNanos() / (double) FIXED.toNanos());
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
