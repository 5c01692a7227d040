package rusuban.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/** A shop in its open hours: its customers ask, and each question is to be answered once. */
final class Day {
  /** A Friday at one in the afternoon; the follow-ups begun are due at eight. */
  private static final Instant NOON = Instant.parse("2026-12-11T04:00:00Z");

  private static final int CUSTOMERS = 2_000;
  private static final Duration TICK = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofSeconds(10);

  private static final Duration REDELIVERY = Duration.ofSeconds(5);

  /** LINE does not say how often it redelivers; an event is given up after so many times here. */
  private static final int REDELIVERIES = 3;

  private static final int SWEEPS = 3;

  /** Longer than a reply is held by whom it was lost with (ReplyAttempt.LEASE). */
  private static final Duration LEASE = Duration.ofSeconds(13);

  private final Plan plan;
  private final Progress progress;

  /**
   * What is asked.
   *
   * @param rate webhooks a second, duplicates among them
   * @param warmUp asked before that, and timed apart: four JVMs compile their code on one machine,
   *     and do it again when the rate changes
   * @param duplicates the share of webhooks that are of an event sent before
   * @param line how long LINE takes for each call
   * @param patience how long LINE waits for the answer to a webhook
   */
  record Plan(
      String settings,
      int rate,
      Duration warmUp,
      Duration duration,
      double duplicates,
      Duration line,
      Duration patience,
      long seed) {}

  Day(Plan plan, Progress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  Result run() throws IOException, InterruptedException {
    try (var shop = new Shop(plan.settings, NOON);
        var webhook = shop.start(Role.WEBHOOK);
        var followup = shop.start(Role.FOLLOWUP)) {
      shop.line().faults().latency(plan.line);
      shop.line().webhookTimeout(plan.patience);
      var asking = new Asking(shop, CUSTOMERS, plan.duplicates, plan.seed);
      var cold = asking.run(plan.rate, plan.warmUp, progress, "慣らし / warming up");
      int warm = asking.asked().size();
      var memory = new Memory(webhook);
      var before = Cpu.now(shop, List.of(webhook, followup));
      Answers answers;
      try (var _ = new Every(TICK, followup::tick);
          var _ = new Every(REDELIVERY, () -> asking.redeliver(1));
          var _ = new Every(LOOK, memory::look)) {
        memory.look();
        answers = asking.run(plan.rate, plan.duration, progress, "受信 / receiving");
        memory.look();
      }
      var cpu = Cpu.now(shop, List.of(webhook, followup)).since(before);
      var endings = settle(shop, asking, followup);
      var accepted = Acceptances.of(shop.line().accepted(), asking.asked(), warm);
      var result = result(shop, asking, answers, endings, accepted);
      result
          .figures()
          .count("coldNotOk", "慣らし: 200 でなかった / warm-up: without a 200", cold.failed())
          .latency("coldTo200", "慣らし: webhook → 200 / warm-up", cold.latency());
      memory.addTo(result.figures());
      cpu.addTo(result.figures(), answers.kept(), answers.seconds());
      return result;
    }
  }

  /** LINE sends again what failed, and the sweep takes up what was cut off. */
  private Endings settle(Shop shop, Asking asking, FunctionProcess followup)
      throws IOException, InterruptedException {
    for (int i = 1; i <= REDELIVERIES; i++) asking.redeliver(i);
    var chats = new HashSet<String>();
    asking.asked().forEach(it -> chats.add(it.customer()));
    var endings = Endings.read(shop, chats, it -> it.raw().isPresent(), progress);
    for (int i = 0; i < SWEEPS && endings.hasOutstanding(); i++) {
      Thread.sleep(LEASE);
      followup.tick();
      endings = Endings.read(shop, chats, it -> it.raw().isPresent(), progress);
    }
    return endings;
  }

  private Result result(
      Shop shop, Asking asking, Answers answers, Endings endings, Acceptances accepted)
      throws IOException {
    var unaccepted = accepted.unaccepted();
    long lost =
        unaccepted.stream().filter(it -> !endings.hasEnded(it.customer(), it.event())).count();
    long doubled = accepted.doubled() + shop.line().misusedRetryKeys().size();
    var figures =
        new Figures("load", "受信 / load")
            .rate("offered", "送った webhook / offered", answers.offeredRate())
            .rate("held", "200 を返した webhook / held", answers.heldRate())
            .count("events", "イベント (慣らしを含む) / events, warm-up included", asking.asked().size())
            .count("duplicates", "うち二度目の webhook / webhooks that came again", answers.duplicates())
            .count("notOk", "200 でなかった webhook / webhooks without a 200", answers.failed())
            .count("redelivered", "LINE が送り直した / redelivered by LINE", asking.redelivered())
            .latency("to200", "webhook → 200", answers.latency())
            .latency("toAcceptance", "webhook → LINE", accepted.latency())
            .count("lost", "失われた / lost", lost)
            .count("doubled", "二重 / doubled", doubled)
            .count("unanswered", "送れずに終わった / ended unsent", unaccepted.size() - lost)
            .counts("endings", "記録での終わり方 / endings in the store", endings.counts())
            .counts("told", "関数の記録 / told by the functions", shop.told());
    return new Result(figures, lost, doubled);
  }
}
