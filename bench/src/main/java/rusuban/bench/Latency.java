package rusuban.bench;

import org.HdrHistogram.AbstractHistogram;

/** How long something took, in milliseconds. */
record Latency(double p50, double p99, double p999, double longest) {
  private static final double MICROS = 1_000;

  static Latency ofMicros(AbstractHistogram micros) {
    return new Latency(
        micros.getValueAtPercentile(50) / MICROS,
        micros.getValueAtPercentile(99) / MICROS,
        micros.getValueAtPercentile(99.9) / MICROS,
        micros.getMaxValue() / MICROS);
  }
}
