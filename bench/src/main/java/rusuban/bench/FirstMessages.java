package rusuban.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import rusuban.core.Json;
import rusuban.local.line.Action;
import rusuban.local.line.Delivery;

/**
 * Customers who write for the first time: each waits for staff, and each is due a thank-you in the
 * evening. Several are told of in one webhook, which is quicker than in life.
 */
final class FirstMessages {
  private static final int IN_ONE_WEBHOOK = 25;
  private static final int WEBHOOKS_AT_ONCE = 3;
  private static final int REDELIVERIES = 3;

  private final Shop shop;
  private final Progress progress;

  FirstMessages(Shop shop, Progress progress) {
    this.shop = shop;
    this.progress = progress;
  }

  /** Writes them all and tells who wrote. */
  List<String> write(int customers) {
    var people =
        IntStream.range(0, customers)
            .mapToObj(i -> shop.line().newCustomer("客" + i).userId())
            .toList();
    var free = new Semaphore(WEBHOOKS_AT_ONCE);
    var failed = new ConcurrentLinkedDeque<Delivery>();
    var deliveries = new ArrayList<CompletableFuture<Void>>();
    for (int from = 0; from < customers; from += IN_ONE_WEBHOOK) {
      int until = Math.min(customers, from + IN_ONE_WEBHOOK);
      free.acquireUninterruptibly();
      deliveries.add(
          write(people.subList(from, until))
              .thenAccept(
                  it -> {
                    if (it.status() != Delivery.Status.OK) failed.add(it);
                    free.release();
                  }));
      progress.show("最初のメッセージ / first messages", until, customers);
    }
    CompletableFuture.allOf(deliveries.toArray(CompletableFuture<?>[]::new)).join();
    if (!failed.isEmpty()) again();
    return people;
  }

  private CompletableFuture<Delivery> write(List<String> people) {
    var actions =
        people.stream()
            .map(it -> new Action.Message(it, it, Json.textMessage("はじめまして"), Optional.empty()))
            .toArray(Action[]::new);
    return shop.line().perform(actions).done().delivery();
  }

  private void again() {
    List<Delivery> left = List.of();
    for (int i = 0; i < REDELIVERIES; i++)
      left =
          shop.line().redeliverFailed().stream()
              .filter(it -> it.status() != Delivery.Status.OK)
              .toList();
    if (!left.isEmpty()) throw new IllegalStateException("not every first message was kept");
  }
}
