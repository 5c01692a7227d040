package rusuban.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import rusuban.local.line.Accepted;
import rusuban.local.line.Via;

/** Very many thank-yous that are due at the same minute, while two ticks overlap all the time. */
final class Evening {
  /** A Friday when the shop has just opened: a message that no rule answers waits for staff. */
  private static final Instant MORNING = Instant.parse("2026-12-11T01:05:00Z");

  private static final Instant EIGHT = Instant.parse("2026-12-11T11:00:00Z");
  private static final String PUSH = "/v2/bot/message/push";
  private static final Duration UNHURRIED = Duration.ofMinutes(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Beyond the time by which the last of them is sent or lapses. */
  private static final Duration LATER = Duration.ofHours(1);

  private final Plan plan;
  private final Progress progress;

  /**
   * What is to be drained.
   *
   * @param settings whose thank-you needs no name: as little is asked of LINE for it as where the
   *     name is known from the greeting, which spares a second event of each customer
   * @param line how long LINE takes for each call
   * @param lineRate how many pushes a second LINE takes
   */
  record Plan(String settings, int customers, Duration line, int lineRate) {}

  /** What a drain came to, before it is checked. */
  private record Drained(double seconds, int rounds, double overlapping, Cpu cpu) {}

  Evening(Plan plan, Progress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  Result run() throws IOException, InterruptedException {
    try (var shop = new Shop(plan.settings, MORNING)) {
      long begun = System.nanoTime();
      List<String> customers = write(shop);
      double written = (System.nanoTime() - begun) / 1e9;
      shop.time().set(EIGHT);
      long due = due(shop, EIGHT, Integer.MAX_VALUE);
      shop.line().faults().latency(plan.line);
      shop.line().faults().limitRate(PUSH, plan.lineRate, SECOND);
      try (var one = shop.start(Role.FOLLOWUP);
          var other = shop.start(Role.FOLLOWUP)) {
        var drained = drain(shop, one, other);
        return result(shop, customers, written, due, drained);
      }
    }
  }

  private List<String> write(Shop shop) throws IOException {
    try (var _ = shop.start(Role.WEBHOOK)) {
      shop.line().webhookTimeout(UNHURRIED);
      shop.line().webhookRedelivery(true);
      return new FirstMessages(shop, progress).write(plan.customers);
    }
  }

  private static long due(Shop shop, Instant at, int most) {
    return IntStream.range(0, shop.records().shards())
        .mapToLong(shard -> shop.records().due(shard, at, most).size())
        .sum();
  }

  private static boolean isDrained(Shop shop) {
    Instant later = shop.time().instant().plus(LATER);
    return IntStream.range(0, shop.records().shards())
        .allMatch(shard -> shop.records().due(shard, later, 1).isEmpty());
  }

  private Drained drain(Shop shop, FunctionProcess one, FunctionProcess other)
      throws InterruptedException {
    var before = Cpu.now(shop, List.of(one, other));
    long begun = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(2);
        var _ = new Every(SECOND, () -> show(shop))) {
      var first = threads.submit(new Ticks(one, () -> isDrained(shop)));
      var second = threads.submit(new Ticks(other, () -> isDrained(shop)));
      long shared = first.get().sharedWith(second.get());
      long took = System.nanoTime() - begun;
      var cpu = Cpu.now(shop, List.of(one, other)).since(before);
      int rounds = first.get().count() + second.get().count();
      return new Drained(took / 1e9, rounds, (double) shared / took, cpu);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a round failed", e.getCause());
    }
  }

  private void show(Shop shop) {
    progress.show("20:00 のお礼 / thank-yous of 20:00", shop.line().usedThisMonth(), plan.customers);
  }

  private Result result(
      Shop shop, List<String> customers, double written, long due, Drained drained)
      throws IOException {
    var pushes = shop.line().accepted().stream().filter(it -> it.via() == Via.PUSH).toList();
    var taken = new HashMap<String, Long>();
    pushes.forEach(it -> taken.merge(it.to(), 1L, Long::sum));
    var endings = Endings.read(shop, customers, it -> it.raw().isEmpty(), progress);
    long leftovers = due(shop, shop.time().instant().plus(LATER), Integer.MAX_VALUE);
    var missing = customers.stream().filter(it -> !taken.containsKey(it)).toList();
    long lost = Math.max(0, endings.without(missing) - leftovers);
    long doubled = taken.values().stream().mapToLong(it -> it - 1).sum();
    doubled += shop.line().misusedRetryKeys().size();
    double sending = sendingSeconds(pushes);
    var figures =
        new Figures("evening", "20:00 / the evening")
            .count("customers", "お客様 / customers", customers.size())
            .seconds("written", "最初のメッセージを受けた時間 / first messages, in", written)
            .count("due", "20:00 に期限のお礼 / due at 20:00", due)
            .count("accepted", "LINE が受けた / LINE took", pushes.size())
            .seconds("sending", "20:00 から最後の一通まで / from 20:00 to the last", sending)
            .rate("drained", "送った速さ / drained", pushes.size() / Math.max(sending, 1e-3))
            .rate("lineRate", "LINE の上限 / LINE's limit", plan.lineRate)
            .count("rounds", "回数 / rounds", drained.rounds)
            .percent("overlapping", "二つの回が重なった時間 / two rounds at once", drained.overlapping)
            .count("lost", "失われた / lost", lost)
            .count("doubled", "二重 / doubled", doubled)
            .count("leftovers", "残り / leftovers", leftovers)
            .counts("endings", "記録での終わり方 / endings in the store", endings.counts())
            .counts("told", "関数の記録 / told by the functions", shop.told());
    drained.cpu.addTo(figures, pushes.size(), drained.seconds);
    return new Result(figures, lost, doubled);
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
