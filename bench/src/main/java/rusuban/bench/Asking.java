package rusuban.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import rusuban.core.Json;
import rusuban.local.line.Action;
import rusuban.local.line.Delivery;
import rusuban.local.line.Item;
import rusuban.local.line.Person;

/**
 * Customers who ask at a steady rate, however slow the answers are: what waits for its turn is
 * counted as waiting. Some webhooks come twice, half of those while the first is on its way.
 */
final class Asking {
  /** Each is answered by a rule of its own of examples/salon.json. */
  private static final List<String> QUESTIONS =
      List.of(
          "予約したいのですが",
          "カットの料金を教えてください",
          "メニューが見たいです",
          "今日は何時までですか",
          "駐車場はありますか",
          "お店の場所はどこですか",
          "カードは使えますか");

  /** A redelivery comes at most so many events after its event. */
  private static final int RECENT = 5_000;

  private static final int REDELIVERED_AT_ONCE = 8;

  private final Shop shop;
  private final double duplicates;
  private final SplittableRandom chance;
  private final List<Person> customers;
  private final List<Asked> asked = new ArrayList<>();
  private final Queue<String> failed = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> tries = new HashMap<>();
  private long redelivered;

  Asking(Shop shop, int customers, double duplicates, long seed) {
    this.shop = shop;
    this.duplicates = duplicates;
    this.chance = new SplittableRandom(seed);
    this.customers =
        IntStream.range(0, customers).mapToObj(i -> shop.line().newCustomer("客" + i)).toList();
  }

  /** Everything that was asked so far, each event once. */
  List<Asked> asked() {
    return asked;
  }

  /** Asks so often a second for so long, and waits for the last answer. */
  Answers run(int rate, Duration duration, Progress progress, String what) {
    long all = rate * duration.toMillis() / 1_000;
    long between = TimeUnit.SECONDS.toNanos(1) / rate;
    var answers = new Answers();
    var deliveries = new ArrayList<CompletableFuture<Void>>();
    Instant begun = shop.time().instant();
    for (long i = 0; i < all; i++) {
      long due = answers.begun + i * between;
      awaitNanos(due);
      deliveries.add(send(due, begun.plusNanos(i * between), answers));
      progress.show(what, i + 1, all);
    }
    answers.offeredFor(System.nanoTime());
    CompletableFuture.allOf(deliveries.toArray(CompletableFuture<?>[]::new)).join();
    return answers;
  }

  private static void awaitNanos(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime())
      LockSupport.parkNanos(left);
  }

  private CompletableFuture<Void> send(long due, Instant at, Answers answers) {
    boolean again = !asked.isEmpty() && chance.nextDouble() < duplicates;
    var delivery = again ? repeat() : ask(at);
    return delivery.thenAccept(
        it -> {
          answers.add(it, due, again);
          noteIfFailed(it);
        });
  }

  private void noteIfFailed(Delivery delivery) {
    if (delivery.status() != Delivery.Status.OK) failed.add(delivery.eventId());
  }

  /**
   * LINE's redelivery of what has failed so far, a few at once: once here each, and only what was
   * redelivered less often than so before. Who is overloaded is not asked again at once.
   */
  void redeliver(int atMost) {
    var left = new ArrayList<String>();
    for (var event = failed.poll(); event != null; event = failed.poll()) left.add(event);
    for (int from = 0; from < left.size(); from += REDELIVERED_AT_ONCE)
      left.subList(from, Math.min(left.size(), from + REDELIVERED_AT_ONCE)).stream()
          .flatMap(event -> redeliver(event, atMost).stream())
          .toList()
          .forEach(delivery -> noteIfFailed(delivery.join()));
  }

  private Optional<CompletableFuture<Delivery>> redeliver(String event, int atMost) {
    if (tries.getOrDefault(event, 0) >= atMost) {
      failed.add(event);
      return Optional.empty();
    }
    tries.merge(event, 1, Integer::sum);
    redelivered++;
    return shop.line().redeliver(event);
  }

  long redelivered() {
    return redelivered;
  }

  private CompletableFuture<Delivery> repeat() {
    int back = chance.nextBoolean() ? 1 : 1 + chance.nextInt(Math.min(RECENT, asked.size()));
    return shop.line().repeat(asked.get(asked.size() - back).event()).orElseThrow();
  }

  private CompletableFuture<Delivery> ask(Instant at) {
    var customer = customers.get(chance.nextInt(customers.size())).userId();
    var question = Json.textMessage(QUESTIONS.get(chance.nextInt(QUESTIONS.size())));
    var message = new Action.Message(customer, customer, question, Optional.empty());
    var done = shop.line().perform(message).done();
    if (done.items().getFirst() instanceof Item.FromCustomer item)
      asked.add(new Asked(item.delivery().eventId(), customer, at));
    return done.delivery();
  }
}
