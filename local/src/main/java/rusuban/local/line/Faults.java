package rusuban.local.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Switches that make the simulator misbehave as LINE and the network may. Paths are given from the
 * root and match as prefixes, such as {@code /v2/bot/message/push}. Thread-safe.
 */
public final class Faults {
  private final List<Planned> planned = new ArrayList<>();
  private final Map<String, Rate> rates = new HashMap<>();
  private Duration latency = Duration.ZERO;

  /** What goes wrong with one call. */
  sealed interface Fault {
    /** The call is not carried out; this status answers it. */
    record Answers(int status) implements Fault {}

    /** The call is carried out, and yet this status answers it. */
    record AnswersAfterwards(int status) implements Fault {}

    /** The connection ends before the call is carried out. */
    record Closes() implements Fault {}

    /** The connection ends after the call was carried out. */
    record ClosesAfterwards() implements Fault {}
  }

  private record Planned(String path, Fault fault) {}

  private static final class Rate {
    final int calls;
    final Duration window;
    Instant until = Instant.MIN;
    int seen;

    Rate(int calls, Duration window) {
      this.calls = calls;
      this.window = window;
    }
  }

  Faults() {}

  /** The next calls of the path are refused with this status and not carried out. */
  public void answerNext(int calls, String path, int status) {
    plan(calls, path, new Fault.Answers(status));
  }

  /** The next calls of the path are carried out but answered with this status. */
  public void answerNextAfterAcceptance(int calls, String path, int status) {
    plan(calls, path, new Fault.AnswersAfterwards(status));
  }

  /** The next calls of the path lose their connection without being carried out. */
  public void closeNextBeforeAcceptance(int calls, String path) {
    plan(calls, path, new Fault.Closes());
  }

  /** The next calls of the path are carried out and then lose their connection. */
  public void closeNextAfterAcceptance(int calls, String path) {
    plan(calls, path, new Fault.ClosesAfterwards());
  }

  /** Every call waits so long, in real time, before it is carried out. */
  public synchronized void latency(Duration changed) {
    latency = changed;
  }

  /** At most so many calls of the path in a window of the simulator's time; 429 beyond. */
  public synchronized void limitRate(String path, int calls, Duration window) {
    rates.put(path, new Rate(calls, window));
  }

  /** All is well again. */
  public synchronized void clear() {
    planned.clear();
    rates.clear();
    latency = Duration.ZERO;
  }

  synchronized Duration latency() {
    return latency;
  }

  synchronized Optional<Fault> next(String path) {
    var found = planned.stream().filter(it -> path.startsWith(it.path)).findFirst();
    found.ifPresent(planned::remove);
    return found.map(Planned::fault);
  }

  /** Counts the call; false where it is one too many. */
  synchronized boolean admits(String path, Instant now) {
    var admitted = true;
    for (var rate : rates.entrySet()) {
      if (path.startsWith(rate.getKey())) admitted &= admits(rate.getValue(), now);
    }
    return admitted;
  }

  private static boolean admits(Rate rate, Instant now) {
    if (!now.isBefore(rate.until)) {
      rate.until = now.plus(rate.window);
      rate.seen = 0;
    }
    return ++rate.seen <= rate.calls;
  }

  private synchronized void plan(int calls, String path, Fault fault) {
    for (int i = 0; i < calls; i++) planned.add(new Planned(path, fault));
  }
}
