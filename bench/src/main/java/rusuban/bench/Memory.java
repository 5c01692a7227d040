package rusuban.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The memory of one function's process over a run. */
final class Memory {
  private final FunctionProcess process;
  private final long begun = System.nanoTime();
  private final List<Sample> samples = new CopyOnWriteArrayList<>();

  private record Sample(double minutes, double heap, double resident) {}

  Memory(FunctionProcess process) {
    this.process = process;
  }

  /** Looks once. */
  void look() throws IOException, InterruptedException {
    double minutes = (System.nanoTime() - begun) / 6e10;
    samples.add(
        new Sample(minutes, (double) process.heap(), (double) process.resident().orElse(0)));
  }

  void addTo(Figures figures) {
    if (samples.isEmpty()) return;
    figures
        .megabytes("heapFirst", "ヒープ (GC 後) 最初 / heap after GC, first", samples.getFirst().heap)
        .megabytes("heapLast", "ヒープ (GC 後) 最後 / heap after GC, last", samples.getLast().heap)
        .megabytes("heapSlope", "ヒープの傾き 毎分 / heap, a minute", slope())
        .megabytes("residentFirst", "RSS 最初 / RSS, first", samples.getFirst().resident)
        .megabytes("residentLast", "RSS 最後 / RSS, last", samples.getLast().resident);
  }

  /** Bytes of heap a minute, by least squares. */
  private double slope() {
    double time = samples.stream().mapToDouble(Sample::minutes).average().orElse(0);
    double heap = samples.stream().mapToDouble(Sample::heap).average().orElse(0);
    double across = 0;
    double along = 0;
    for (var it : samples) {
      across += (it.minutes - time) * (it.heap - heap);
      along += (it.minutes - time) * (it.minutes - time);
    }
    return along == 0 ? 0 : across / along;
  }
}
