package rusuban.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.ToDoubleFunction;
import rusuban.core.Json;
import rusuban.local.line.Action;
import rusuban.local.line.Delivery;
import rusuban.local.up.Functions;

/**
 * As many messages as one account is to bear in a second, each from a customer of its own who
 * writes for the first time, and in the evening as many thank-yous: on which partition keys they
 * fall. How long that takes here does not matter.
 */
final class OneSecond {
  /** As many as LINE takes of an account in a second (Messaging API reference, "Rate limits"). */
  static final int MESSAGES = 2_000;

  /** What one partition bears in a second (Developer Guide, "Partition key design"). */
  static final int MOST_WRITES = 1_000;

  static final int MOST_READS = 3_000;

  private static final int AT_ONCE = 8;
  private static final String QUESTION = "今日は何時までですか";

  private final Shop shop;
  private final Trips trips;
  private final Functions functions;
  private final int messages;
  private final Progress progress;

  /** What falls on one partition key in a second. */
  record Load(String key, double reads, double writes) {
    private Load plus(Load other) {
      return new Load(key, reads + other.reads, writes + other.writes);
    }

    private Load times(double factor) {
      return new Load(key, reads * factor, writes * factor);
    }

    boolean isBearable() {
      return reads <= MOST_READS && writes <= MOST_WRITES;
    }
  }

  /** The keys on which most falls, by reads and by writes. */
  record Hottest(Load byReads, Load byWrites) {
    boolean isBearable() {
      return byReads.isBearable() && byWrites.isBearable();
    }
  }

  /**
   * @param messages how many are played; what they come to is scaled up
   */
  OneSecond(Shop shop, Trips trips, Functions functions, int messages, Progress progress) {
    this.shop = shop;
    this.trips = trips;
    this.functions = functions;
    this.messages = messages;
    this.progress = progress;
  }

  /** Their first messages, each answered and each the beginning of a thank-you. */
  Hottest receive(Instant noon) {
    shop.time().set(noon);
    trips.take();
    var free = new Semaphore(AT_ONCE);
    var deliveries = new ArrayList<CompletableFuture<Delivery>>();
    for (int i = 0; i < messages; i++) {
      free.acquireUninterruptibly();
      deliveries.add(ask().whenComplete((_, _) -> free.release()));
      progress.show("1 秒分 / one second's messages", i + 1, messages);
    }
    deliveries.forEach(it -> check(it.join()));
    return hottest(trips.take());
  }

  private CompletableFuture<Delivery> ask() {
    var person = shop.line().newCustomer("客").userId();
    var message = Json.textMessage(QUESTION);
    return shop.line()
        .perform(new Action.Message(person, person, message, Optional.empty()))
        .done()
        .delivery();
  }

  private static void check(Delivery delivery) {
    if (delivery.status() != Delivery.Status.OK)
      throw new IllegalStateException("a webhook was answered with " + delivery.httpStatus());
  }

  /** The thank-yous of those. */
  Hottest thank(Instant evening) {
    shop.time().set(evening);
    trips.take();
    functions.tick();
    return hottest(trips.take());
  }

  private Hottest hottest(List<Trip> all) {
    Map<String, Load> loads = new TreeMap<>();
    for (var trip : all)
      for (var it : trip.touched())
        loads.merge(it.partition(), new Load(it.partition(), it.reads(), it.writes()), Load::plus);
    return new Hottest(most(loads, Load::reads), most(loads, Load::writes));
  }

  private Load most(Map<String, Load> loads, ToDoubleFunction<Load> by) {
    return loads.values().stream()
        .max(Comparator.comparingDouble(by))
        .orElseThrow()
        .times((double) MESSAGES / messages);
  }
}
