package rusuban.local.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import rusuban.core.Json;
import rusuban.local.http.Fields;
import rusuban.settings.JsonText;

/**
 * Webhooks on their way out (Messaging API reference, "Webhooks"): signed, given two seconds, and
 * in order for each customer while those of different customers travel at once.
 */
final class Webhooks implements AutoCloseable {
  /** LINE does not say how often it redelivers; this often here. */
  private static final int REDELIVERIES = 3;

  private final Channel channel;
  private final World world;
  private final ReplyTokens replyTokens;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .executor(executor)
          .build();
  private final Map<String, CompletableFuture<?>> lanes = new HashMap<>();
  private final Map<String, Event> sent = new HashMap<>();
  private final Deque<Failed> failed = new ArrayDeque<>();
  private volatile Optional<URI> url = Optional.empty();
  private volatile boolean active = true;
  private volatile boolean redelivering;
  private volatile Duration timeout = Duration.ofSeconds(2);

  private record Failed(Event event, int redeliveries) {}

  /** LINE's own reasons ("Test webhook endpoint"). */
  enum Reason {
    OK,
    COULD_NOT_CONNECT,
    REQUEST_TIMEOUT,
    ERROR_STATUS_CODE,
    UNCLASSIFIED
  }

  /** One POST to the webhook URL; status 0 where no answer came. */
  record Attempt(Reason reason, int status, long millis, String detail) {}

  Webhooks(Channel channel, World world, ReplyTokens replyTokens) {
    this.channel = channel;
    this.world = world;
    this.replyTokens = replyTokens;
  }

  Optional<URI> url() {
    return url;
  }

  void url(URI changed) {
    url = Optional.of(changed);
  }

  boolean active() {
    return active;
  }

  void active(boolean changed) {
    active = changed;
  }

  void redelivering(boolean changed) {
    redelivering = changed;
  }

  void timeout(Duration changed) {
    timeout = changed;
  }

  /** One webhook with these events, behind whatever their lanes still carry. */
  CompletableFuture<Delivery> deliver(List<Event> events) {
    synchronized (this) {
      for (var event : events) sent.put(event.id(), event);
    }
    return queue(events, false, 0);
  }

  /** The same webhook again, as the owner's console cannot do but a test wants to. */
  Optional<CompletableFuture<Delivery>> redeliver(String eventId) {
    Optional<Event> event;
    synchronized (this) {
      event = Optional.ofNullable(sent.get(eventId));
    }
    return event.map(it -> queue(List.of(it), true, 0));
  }

  /** Sends what failed again; each webhook at most three times. */
  List<CompletableFuture<Delivery>> redeliverFailed() {
    List<Failed> due;
    synchronized (this) {
      due = List.copyOf(failed);
      failed.clear();
    }
    return due.stream().map(it -> queue(List.of(it.event), true, it.redeliveries + 1)).toList();
  }

  private synchronized CompletableFuture<Delivery> queue(
      List<Event> events, boolean again, int redeliveries) {
    var ahead =
        events.stream()
            .map(it -> Optional.<CompletableFuture<?>>ofNullable(lanes.get(it.lane())))
            .flatMap(Optional::stream)
            .toArray(CompletableFuture<?>[]::new);
    var delivery =
        CompletableFuture.allOf(ahead)
            .handle((_, _) -> events)
            .thenApplyAsync(it -> carry(it, again, redeliveries), executor);
    for (var event : events) lanes.put(event.lane(), delivery);
    return delivery;
  }

  private Delivery carry(List<Event> events, boolean again, int redeliveries) {
    var outcomes = new ArrayList<Delivery>();
    var attempt = attempt(events, again);
    var status = attempt.reason == Reason.OK ? Delivery.Status.OK : Delivery.Status.ERROR;
    var note =
        status == Delivery.Status.OK ? Optional.<String>empty() : Optional.of(attempt.detail);
    for (var event : events) {
      var outcome = new Delivery(status, attempt.status, attempt.millis, event.id(), again, note);
      world.settle(event, outcome);
      outcomes.add(outcome);
    }
    if (status == Delivery.Status.ERROR && redelivering && redeliveries < REDELIVERIES) {
      synchronized (this) {
        for (var event : events) failed.add(new Failed(event, redeliveries));
      }
    }
    return outcomes.getFirst();
  }

  private Attempt attempt(List<Event> events, boolean again) {
    var target = url.filter(_ -> active);
    if (target.isEmpty()) {
      return new Attempt(Reason.UNCLASSIFIED, 0, 0, active ? "no webhook URL" : "webhook is off");
    }
    var now = world.now();
    events.forEach(it -> it.replyToken().ifPresent(token -> replyTokens.received(token, now)));
    return post(target.get(), events.stream().map(it -> it.delivered(again)).toList());
  }

  /** Posts these events, possibly none, and says how it went. */
  Attempt post(URI target, List<Json.Obj> events) {
    var json = Fields.fields().put("destination", channel.botUserId()).put("events", events);
    var body = JsonText.write(json.build()).getBytes(UTF_8);
    var request =
        HttpRequest.newBuilder(target)
            .timeout(timeout)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "LineBotWebhook/2.0")
            .header("x-line-signature", signature(body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    var begun = System.nanoTime();
    var answer = answer(request);
    return new Attempt(
        answer.reason,
        answer.status,
        Duration.ofNanos(System.nanoTime() - begun).toMillis(),
        answer.detail);
  }

  private Attempt answer(HttpRequest request) {
    try {
      var status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      var reason = status / 100 == 2 ? Reason.OK : Reason.ERROR_STATUS_CODE;
      return new Attempt(reason, status, 0, Integer.toString(status));
    } catch (ConnectException | HttpConnectTimeoutException _) {
      return failure(Reason.COULD_NOT_CONNECT);
    } catch (HttpTimeoutException _) {
      return failure(Reason.REQUEST_TIMEOUT);
    } catch (IOException _) {
      return failure(Reason.UNCLASSIFIED);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return failure(Reason.UNCLASSIFIED);
    }
  }

  private static Attempt failure(Reason reason) {
    return new Attempt(reason, 0, 0, reason.name().toLowerCase(Locale.ROOT));
  }

  private String signature(byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(channel.secret().getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /** Gives up what is under way. */
  @Override
  public void close() {
    http.shutdownNow();
    executor.shutdownNow();
  }
}
