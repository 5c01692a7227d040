package rusuban.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import rusuban.app.messaging.RetryKey;
import rusuban.local.line.Accepted;

/**
 * Which event each message that LINE took answers: a reply by its token, a push by its retry key.
 */
final class Acceptances {
  private final List<Asked> asked;
  private final int warm;
  private final Map<String, List<Instant>> byEvent = new HashMap<>();
  private long strays;

  private Acceptances(List<Asked> asked, int warm) {
    this.asked = asked;
    this.warm = warm;
  }

  /**
   * @param warm how many of the first events are not timed
   */
  static Acceptances of(List<Accepted> accepted, List<Asked> asked, int warm) {
    var pushed = new HashMap<String, String>();
    for (var it : asked)
      pushed.put(RetryKey.of(Shop.ACCOUNT, "event/" + it.event()).toString(), it.event());
    var acceptances = new Acceptances(asked, warm);
    for (var it : accepted)
      acceptances.add(
          it.answers().or(() -> it.retryKey().flatMap(key -> Optional.ofNullable(pushed.get(key)))),
          it.at());
    return acceptances;
  }

  private void add(Optional<String> event, Instant at) {
    if (event.isEmpty()) strays++;
    else byEvent.computeIfAbsent(event.get(), _ -> new ArrayList<>()).add(at);
  }

  /** How many messages were taken beyond one for each event. */
  long doubled() {
    return strays + byEvent.values().stream().mapToLong(it -> it.size() - 1L).sum();
  }

  /** The events that no message answers. */
  List<Asked> unaccepted() {
    return asked.stream().filter(it -> !byEvent.containsKey(it.event())).toList();
  }

  /** From when an event was to be sent until LINE took its answer. */
  Latency latency() {
    var micros = new Histogram(3);
    for (var it : asked.subList(warm, asked.size()))
      Optional.ofNullable(byEvent.get(it.event()))
          .map(List::getFirst)
          .ifPresent(at -> micros.recordValue(micros(it.due(), at)));
    return Latency.ofMicros(micros);
  }

  private static long micros(Instant due, Instant at) {
    return Math.max(0, TimeUnit.NANOSECONDS.toMicros(Duration.between(due, at).toNanos()));
  }
}
