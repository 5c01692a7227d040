package rusuban.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import rusuban.followup.Pushes;

/** The same thank-yous, drained as on AWS: a tick a minute, a queue, and consumers. */
final class Crowd {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration TICK = Duration.ofMinutes(1);
  private static final long POLL_MILLIS = 20;
  private static final long MILLION = 1_000_000;

  /** How many consumers template.yaml has at first, and at most. */
  private static final List<Integer> PLANNED = List.of(8, 16);

  /** The processor of a function of 1,024 MB (Lambda developer guide, "Memory and computing"). */
  private static final double PROCESSOR = 1_024.0 / 1_769;

  /** A claim and an end, four each (docs/decisions/0004). */
  private static final long WRITE_UNITS = 8;

  private final Thanks.Plan plan;
  private final int consumers;
  private final Progress progress;

  private record Drained(double seconds, int messages, Cpu cpu) {}

  Crowd(Thanks.Plan plan, int consumers, Progress progress) {
    this.plan = plan;
    this.consumers = consumers;
    this.progress = progress;
  }

  Result run() throws IOException, InterruptedException {
    try (var shop = new Shop(plan.settings(), Thanks.MORNING)) {
      var thanks = Thanks.due(shop, plan, progress);
      var processes = new ArrayList<FunctionProcess>();
      try {
        for (int i = 0; i <= consumers; i++)
          processes.add(shop.startWithQueue(Role.FOLLOWUP, consumers));
        return result(thanks, drain(shop, thanks, processes));
      } finally {
        processes.forEach(FunctionProcess::close);
      }
    }
  }

  private static Drained drain(Shop shop, Thanks thanks, List<FunctionProcess> processes)
      throws InterruptedException {
    var over = new CountDownLatch(1);
    var tick = processes.getFirst();
    var before = Cpu.now(shop, processes);
    long begun = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(processes.size());
        var _ = new Every(TICK, tick::tick);
        var _ = new Every(SECOND, () -> look(thanks, over))) {
      var work = new ArrayList<Future<Integer>>();
      work.add(
          threads.submit(
              () -> {
                tick.tick();
                return 0;
              }));
      for (var consumer : processes.subList(1, processes.size()))
        work.add(threads.submit(consume(shop, consumer, over)));
      int messages = 0;
      for (var each : work) messages += each.get();
      var cpu = Cpu.now(shop, processes).since(before);
      return new Drained((System.nanoTime() - begun) / 1e9, messages, cpu);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a tick or a consumer failed", e.getCause());
    }
  }

  private static void look(Thanks thanks, CountDownLatch over) {
    thanks.show();
    if (thanks.isDrained()) over.countDown();
  }

  /** As Lambda does it: a message at a time, one of a shard at once; how many it were. */
  private static Callable<Integer> consume(
      Shop shop, FunctionProcess consumer, CountDownLatch over) {
    return () -> {
      int taken = 0;
      while (!over.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        var message = shop.queue().take();
        if (message.isEmpty()) continue;
        consumer.drain(message.get().body());
        shop.queue().done(message.get());
        taken++;
      }
      return taken;
    };
  }

  private Result result(Thanks thanks, Drained drained) throws IOException {
    var count = thanks.count(new Figures("drain", "20:00、キューで分けて / the evening, by a queue"));
    double cpuSeconds = drained.cpu.functions().toMillis() / 1e3;
    double perCore = count.accepted() / Math.max(cpuSeconds, 1e-3);
    count
        .figures()
        .count("consumers", "コンシューマー / consumers", consumers)
        .count("messages", "分け合ったシャードのメッセージ / messages with a shard", drained.messages)
        .rate("pace", "一つあたりの上限 / the pace of each", Pushes.perSecond(consumers))
        .rate("perCore", "関数の CPU 1 つあたり / by one processor of functions", perCore);
    drained.cpu.addTo(count.figures(), count.accepted(), drained.seconds);
    for (int planned : PLANNED) plan(count.figures(), planned, perCore);
    count
        .figures()
        .count("millionWriteUnits", "100 万通: 書き込み / a million: write units", MILLION * WRITE_UNITS);
    return count.result();
  }

  /** A million due at 20:00, from what a follow-up costs here: computed, not measured. */
  private static void plan(Figures figures, int consumers, double perCore) {
    double each = Math.min(Pushes.perSecond(consumers), perCore * PROCESSOR);
    double rate = consumers * each;
    double seconds = MILLION / rate;
    var what = "100 万通、" + consumers + " つで / a million by " + consumers;
    figures
        .rate("million" + consumers, what, rate)
        .decimal("million" + consumers + "Minutes", what + ": 分 / minutes", seconds / 60)
        .decimal(
            "million" + consumers + "GbSeconds", what + ": GB-s (1,024 MB)", consumers * seconds);
  }
}
