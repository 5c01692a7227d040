package rusuban.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import org.HdrHistogram.ConcurrentHistogram;
import rusuban.local.line.Delivery;

/** What became of the webhooks of one run; times count from when each was to be sent. */
final class Answers {
  private static final int DIGITS = 3;

  final long begun = System.nanoTime();
  private final ConcurrentHistogram micros = new ConcurrentHistogram(DIGITS);
  private final AtomicLong kept = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong duplicates = new AtomicLong();
  private final LongAccumulator last = new LongAccumulator(Math::max, begun);
  private long offered = begun;

  /** One webhook was answered, or LINE gave it up. */
  void add(Delivery delivery, long due, boolean duplicate) {
    long now = System.nanoTime();
    micros.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(now - due)));
    last.accumulate(now);
    (delivery.status() == Delivery.Status.OK ? kept : failed).incrementAndGet();
    if (duplicate) duplicates.incrementAndGet();
  }

  void offeredFor(long until) {
    offered = until;
  }

  Latency latency() {
    return Latency.ofMicros(micros);
  }

  long kept() {
    return kept.get();
  }

  long failed() {
    return failed.get();
  }

  long duplicates() {
    return duplicates.get();
  }

  /** Webhooks a second that were sent. */
  double offeredRate() {
    return perSecond(kept() + failed(), offered);
  }

  /** Webhooks a second that were answered with 200, until the last of them was. */
  double heldRate() {
    return perSecond(kept(), last.get());
  }

  double seconds() {
    return (last.get() - begun) / 1e9;
  }

  private double perSecond(long count, long until) {
    return until == begun ? 0 : count * 1e9 / (until - begun);
  }
}
