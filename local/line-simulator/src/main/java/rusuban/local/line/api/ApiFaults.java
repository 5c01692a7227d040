package rusuban.local.line.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Switches for faults of LINE and the network in the simulator. Paths start at the root and match
 * as prefixes, for example {@code /v2/bot/message/push}. Thread-safe.
 */
public final class ApiFaults {
  private final List<Planned> planned = new ArrayList<>();
  private final Map<String, Rate> rates = new HashMap<>();
  private Duration latency = Duration.ZERO;

  /** The fault of one call. */
  sealed interface Fault {
    /** The call is not carried out and gets this status. */
    record Answers(int status) implements Fault {}

    /** The call is carried out but gets this status. */
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

  public ApiFaults() {}

  /** Refuses the next calls of the path with this status, without carrying them out. */
  public void answerNext(int calls, String path, int status) {
    plan(calls, path, new Fault.Answers(status));
  }

  /** Carries out the next calls of the path but answers with this status. */
  public void answerNextAfterAcceptance(int calls, String path, int status) {
    plan(calls, path, new Fault.AnswersAfterwards(status));
  }

  /** Closes the connection of the next calls of the path without carrying them out. */
  public void closeNextBeforeAcceptance(int calls, String path) {
    plan(calls, path, new Fault.Closes());
  }

  /** Carries out the next calls of the path and then closes their connections. */
  public void closeNextAfterAcceptance(int calls, String path) {
    plan(calls, path, new Fault.ClosesAfterwards());
  }

  /** Delays every call by this duration, in real time, before it is carried out. */
  public synchronized void latency(Duration changed) {
    latency = changed;
  }

  /** Limits the calls of the path per window of the simulator's time. Further calls get 429. */
  public synchronized void limitRate(String path, int calls, Duration window) {
    rates.put(path, new Rate(calls, window));
  }

  /** Removes all faults. */
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

  /** Counts the call; returns false if it exceeds a rate limit. */
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
