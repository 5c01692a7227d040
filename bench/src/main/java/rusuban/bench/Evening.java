package rusuban.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Very many thank-yous that are due at the same minute, while two ticks overlap all the time. */
final class Evening {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Thanks.Plan plan;
  private final Progress progress;

  /** What a drain came to, before it is checked. */
  private record Drained(double seconds, int rounds, double overlapping, Cpu cpu) {}

  Evening(Thanks.Plan plan, Progress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  Result run() throws IOException, InterruptedException {
    try (var shop = new Shop(plan.settings(), Thanks.MORNING)) {
      var thanks = Thanks.due(shop, plan, progress);
      try (var one = shop.start(Role.FOLLOWUP);
          var other = shop.start(Role.FOLLOWUP)) {
        return result(thanks, drain(shop, thanks, one, other));
      }
    }
  }

  private static Drained drain(Shop shop, Thanks thanks, FunctionProcess one, FunctionProcess other)
      throws InterruptedException {
    var before = Cpu.now(shop, List.of(one, other));
    long begun = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(2);
        var _ = new Every(SECOND, thanks::show)) {
      var first = threads.submit(new Ticks(one, thanks::isDrained));
      var second = threads.submit(new Ticks(other, thanks::isDrained));
      long shared = first.get().sharedWith(second.get());
      long took = System.nanoTime() - begun;
      var cpu = Cpu.now(shop, List.of(one, other)).since(before);
      int rounds = first.get().count() + second.get().count();
      return new Drained(took / 1e9, rounds, (double) shared / took, cpu);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a round failed", e.getCause());
    }
  }

  private static Result result(Thanks thanks, Drained drained) throws IOException {
    var count = thanks.count(new Figures("evening", "20:00 / the evening"));
    count
        .figures()
        .count("rounds", "回数 / rounds", drained.rounds)
        .percent("overlapping", "二つの回が重なった時間 / two rounds at once", drained.overlapping);
    drained.cpu.addTo(count.figures(), count.accepted(), drained.seconds);
    return count.result();
  }
}
