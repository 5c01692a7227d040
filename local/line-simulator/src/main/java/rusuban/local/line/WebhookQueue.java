package rusuban.local.line;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import rusuban.local.line.state.ChannelSecret;
import rusuban.local.line.state.LineState;
import rusuban.local.line.state.PendingEvent;
import rusuban.local.line.state.ReplyTokens;
import rusuban.local.line.state.SimulatedChannel;
import rusuban.local.line.state.WebhookDelivery;

/**
 * Webhook delivery: in order for each customer, and at once for different customers. Failed
 * webhooks are kept for redelivery if that is on.
 */
public final class WebhookQueue implements AutoCloseable {
  /** LINE does not publish its maximum number of redeliveries. This is the simulator's. */
  private static final int REDELIVERIES = 3;

  private final LineState lineState;
  private final ReplyTokens replyTokens;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final WebhookPost post;
  private final Map<String, CompletableFuture<?>> lanes = new HashMap<>();
  private final Map<String, PendingEvent> sent = new HashMap<>();
  private final Deque<Failed> failed = new ArrayDeque<>();
  private volatile Optional<URI> url = Optional.empty();
  private volatile boolean active = true;
  private volatile boolean redelivering;

  private record Failed(PendingEvent pendingEvent, int redeliveries) {}

  WebhookQueue(
      SimulatedChannel simulatedChannel,
      ChannelSecret secret,
      LineState lineState,
      ReplyTokens replyTokens) {
    this.post = new WebhookPost(simulatedChannel, secret, executor);
    this.lineState = lineState;
    this.replyTokens = replyTokens;
  }

  public Optional<URI> url() {
    return url;
  }

  public void url(URI changed) {
    if (changed.getHost() == null) throw new IllegalArgumentException("a webhook URL has a host");
    url = Optional.of(changed);
  }

  void forgetUrl() {
    url = Optional.empty();
  }

  public boolean active() {
    return active;
  }

  void active(boolean changed) {
    active = changed;
  }

  void redelivering(boolean changed) {
    redelivering = changed;
  }

  void timeout(Duration changed) {
    post.timeout(changed);
  }

  /** Sends one webhook with these events, after all webhooks ahead in their lanes. */
  CompletableFuture<WebhookDelivery> deliver(List<PendingEvent> events) {
    synchronized (this) {
      for (var pendingEvent : events) sent.put(pendingEvent.id(), pendingEvent);
    }
    return queue(events, false, 0);
  }

  /** Sends the same webhook again, for tests. LINE's console cannot do that. */
  Optional<CompletableFuture<WebhookDelivery>> redeliver(String eventId) {
    Optional<PendingEvent> event;
    synchronized (this) {
      event = Optional.ofNullable(sent.get(eventId));
    }
    return event.map(it -> queue(List.of(it), true, 0));
  }

  /**
   * Sends the same webhook again at once, even while the first is under way. LINE stops waiting for
   * an answer while the account may still work on it.
   */
  Optional<CompletableFuture<WebhookDelivery>> repeat(String eventId) {
    Optional<PendingEvent> event;
    synchronized (this) {
      event = Optional.ofNullable(sent.get(eventId));
    }
    return event.map(
        it -> CompletableFuture.supplyAsync(() -> carry(List.of(it), true, 0), executor));
  }

  /** Returns the chat of an event that was sent. */
  synchronized Optional<String> chatOf(String eventId) {
    return Optional.ofNullable(sent.get(eventId)).map(PendingEvent::chatId);
  }

  /** Sends failed webhooks again, each at most three times. */
  List<CompletableFuture<WebhookDelivery>> redeliverFailed() {
    List<Failed> due;
    synchronized (this) {
      due = List.copyOf(failed);
      failed.clear();
    }
    return due.stream()
        .map(it -> queue(List.of(it.pendingEvent), true, it.redeliveries + 1))
        .toList();
  }

  private synchronized CompletableFuture<WebhookDelivery> queue(
      List<PendingEvent> events, boolean again, int redeliveries) {
    var ahead =
        events.stream()
            .map(it -> Optional.<CompletableFuture<?>>ofNullable(lanes.get(it.lane())))
            .flatMap(Optional::stream)
            .toArray(CompletableFuture<?>[]::new);
    var delivery =
        CompletableFuture.allOf(ahead)
            .handle((_, _) -> events)
            .thenApplyAsync(it -> carry(it, again, redeliveries), executor);
    for (var pendingEvent : events) lanes.put(pendingEvent.lane(), delivery);
    return delivery;
  }

  private WebhookDelivery carry(List<PendingEvent> events, boolean again, int redeliveries) {
    var outcomes = new ArrayList<WebhookDelivery>();
    var attempt = attempt(events, again);
    var status =
        attempt.reason() == WebhookPost.Reason.OK
            ? WebhookDelivery.Status.OK
            : WebhookDelivery.Status.ERROR;
    var note =
        status == WebhookDelivery.Status.OK
            ? Optional.<String>empty()
            : Optional.of(attempt.detail());
    for (var pendingEvent : events) {
      var outcome =
          new WebhookDelivery(
              status, attempt.status(), attempt.millis(), pendingEvent.id(), again, note);
      lineState.settle(pendingEvent, outcome);
      outcomes.add(outcome);
    }
    if (status == WebhookDelivery.Status.ERROR && redelivering && redeliveries < REDELIVERIES) {
      synchronized (this) {
        for (var pendingEvent : events) failed.add(new Failed(pendingEvent, redeliveries));
      }
    }
    return outcomes.getFirst();
  }

  private WebhookPost.Attempt attempt(List<PendingEvent> events, boolean again) {
    var target = url.filter(_ -> active);
    if (target.isEmpty()) {
      return new WebhookPost.Attempt(
          WebhookPost.Reason.UNCLASSIFIED, 0, 0, active ? "no webhook URL" : "webhook is off");
    }
    var now = lineState.now();
    events.forEach(it -> it.replyToken().ifPresent(token -> replyTokens.received(token, now)));
    return post.send(target.get(), events.stream().map(it -> it.delivered(again)).toList());
  }

  /** Sends a webhook without events, as the console's Verify button does. */
  public WebhookPost.Attempt verify(URI target) {
    return post.send(target, List.of());
  }

  /** Cancels the webhooks under way. */
  @Override
  public void close() {
    post.close();
    executor.shutdownNow();
  }
}
