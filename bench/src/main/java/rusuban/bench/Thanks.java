package rusuban.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import rusuban.local.line.Accepted;
import rusuban.local.line.Via;

/** Very many thank-yous that are due at the same minute, and what became of them. */
final class Thanks {
  /** A Friday when the shop has just opened: a message that no rule answers waits for staff. */
  static final Instant MORNING = Instant.parse("2026-12-11T01:05:00Z");

  private static final Instant EIGHT = Instant.parse("2026-12-11T11:00:00Z");
  private static final String PUSH = "/v2/bot/message/push";
  private static final Duration UNHURRIED = Duration.ofMinutes(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Beyond the time by which the last of them is sent or lapses. */
  private static final Duration LATER = Duration.ofHours(1);

  private final Shop shop;
  private final Plan plan;
  private final Progress progress;
  private final List<String> customers;
  private final double written;
  private final long due;

  /**
   * What is to be drained.
   *
   * @param settings whose thank-you needs no name: as little is asked of LINE for it as where the
   *     name is known from the greeting, which spares a second event of each customer
   * @param line how long LINE takes for each call
   * @param lineRate how many pushes a second LINE takes
   */
  record Plan(String settings, int customers, Duration line, int lineRate) {}

  /** What became of them, with the figures that tell so. */
  record Count(Figures figures, long accepted, double seconds, long lost, long doubled) {
    double rate() {
      return accepted / Math.max(seconds, 1e-3);
    }

    Result result() {
      return new Result(figures, lost, doubled);
    }
  }

  private Thanks(Shop shop, Plan plan, Progress progress) throws IOException {
    this.shop = shop;
    this.plan = plan;
    this.progress = progress;
    long begun = System.nanoTime();
    customers = write();
    written = (System.nanoTime() - begun) / 1e9;
    shop.time().set(EIGHT);
    due = due(EIGHT);
    shop.line().faults().latency(plan.line);
    shop.line().faults().limitRate(PUSH, plan.lineRate, SECOND);
  }

  /** Has the customers write in the morning; then it is eight in the evening. */
  static Thanks due(Shop shop, Plan plan, Progress progress) throws IOException {
    return new Thanks(shop, plan, progress);
  }

  private List<String> write() throws IOException {
    try (var _ = shop.start(Role.WEBHOOK)) {
      shop.line().webhookTimeout(UNHURRIED);
      shop.line().webhookRedelivery(true);
      return new FirstMessages(shop, progress).write(plan.customers);
    }
  }

  private long due(Instant at) {
    return IntStream.range(0, shop.stores().dueWork().shards())
        .mapToLong(shard -> shop.stores().dueWork().due(shard, at, Integer.MAX_VALUE).size())
        .sum();
  }

  boolean isDrained() {
    Instant later = shop.time().instant().plus(LATER);
    return IntStream.range(0, shop.stores().dueWork().shards())
        .allMatch(shard -> shop.stores().dueWork().due(shard, later, 1).isEmpty());
  }

  void show() {
    progress.show("20:00 のお礼 / thank-yous of 20:00", shop.line().usedThisMonth(), plan.customers);
  }

  /** Adds up; what these figures hold already comes first. */
  Count count(Figures figures) throws IOException {
    var pushes = shop.line().accepted().stream().filter(it -> it.via() == Via.PUSH).toList();
    var taken = new HashMap<String, Long>();
    pushes.forEach(it -> taken.merge(it.to(), 1L, Long::sum));
    var endings = Endings.read(shop, customers, it -> it.raw().isEmpty(), progress);
    long leftovers = due(shop.time().instant().plus(LATER));
    var missing = customers.stream().filter(it -> !taken.containsKey(it)).toList();
    long lost = Math.max(0, endings.without(missing) - leftovers);
    long doubled = taken.values().stream().mapToLong(it -> it - 1).sum();
    doubled += shop.line().misusedRetryKeys().size();
    double sending = sendingSeconds(pushes);
    figures
        .count("customers", "お客様 / customers", customers.size())
        .seconds("written", "最初のメッセージを受けた時間 / first messages, in", written)
        .count("due", "20:00 に期限のお礼 / due at 20:00", due)
        .count("accepted", "LINE が受けた / LINE took", pushes.size())
        .seconds("sending", "20:00 から最後の一通まで / from 20:00 to the last", sending)
        .rate("drained", "送った速さ / drained", pushes.size() / Math.max(sending, 1e-3))
        .rate("lineRate", "LINE の上限 / LINE's limit", plan.lineRate)
        .count("lost", "失われた / lost", lost)
        .count("doubled", "二重 / doubled", doubled)
        .count("leftovers", "残り / leftovers", leftovers)
        .counts("endings", "記録での終わり方 / endings in the store", endings.counts())
        .counts("told", "関数の記録 / told by the functions", shop.told());
    return new Count(figures, pushes.size(), sending, lost, doubled);
  }

  private static double sendingSeconds(List<Accepted> pushes) {
    return pushes.stream()
            .map(Accepted::at)
            .max(Instant::compareTo)
            .map(last -> Duration.between(EIGHT, last).toMillis())
            .orElse(0L)
        / 1e3;
  }
}
