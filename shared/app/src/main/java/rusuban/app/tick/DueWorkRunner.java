package rusuban.app.tick;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import rusuban.app.Pseudonym;
import rusuban.app.Telemetry;
import rusuban.app.Telemetry.Metric;
import rusuban.app.due.DueWork;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.due.DueWork.DueReply;
import rusuban.app.due.DueWorkHandler;
import rusuban.app.due.DueWorkIndex;
import rusuban.app.due.ReplyAttempt;
import rusuban.app.due.ShardQueue;
import rusuban.app.followup.FollowUpSender;
import rusuban.app.reply.ReplySender;

/**
 * Runs due work: replies that a crash left outstanding, and due follow-ups. The tick runs all
 * shards. It hands shards with too much work over to consumers, each of which drains one
 * (docs/decisions/0013).
 */
public final class DueWorkRunner {
  /**
   * Time before a lease ends at which the tick already waits for the reply. A reply token lives one
   * minute, as long as the interval of the ticks. Without the wait, the token of a reply whose
   * webhook died could expire before the next tick.
   */
  private static final Duration AHEAD = ReplyAttempt.LEASE.plusSeconds(3);

  /** Length of one wait for leased replies. Almost all have ended afterwards. */
  private static final Duration WAIT = Duration.ofSeconds(2);

  private final DueWorkIndex index;
  private final FollowUpSender followUps;
  private final ReplySender replies;
  private final Telemetry telemetry;
  private final InstantSource clock;
  private final ShardQueue consumers;
  private final Limits limits;
  private final Supplier<ExecutorService> workers;
  private final Consumer<Duration> pause;

  /**
   * Limits of one tick.
   *
   * @param page maximum entries of a shard in one read; a full page means that the shard has more
   * @param atOnce maximum entries processed concurrently
   */
  public record Limits(int page, int atOnce) {}

  /**
   * Creates the runner.
   *
   * @param workers creates the executor of one page; it is closed after each page
   * @param pause returns after the given time
   */
  public DueWorkRunner(
      DueWorkIndex index,
      FollowUpSender followUps,
      ReplySender replies,
      Telemetry telemetry,
      InstantSource clock,
      ShardQueue consumers,
      Limits limits,
      Supplier<ExecutorService> workers,
      Consumer<Duration> pause) {
    this.index = index;
    this.followUps = followUps;
    this.replies = replies;
    this.telemetry = telemetry;
    this.clock = clock;
    this.consumers = consumers;
    this.limits = limits;
    this.workers = workers;
    this.pause = pause;
  }

  /** Numbers of entries processed, and of those that failed by an error of ours. */
  public record Carried(int looked, int failed) {
    private Carried plus(Carried other) {
      return new Carried(looked + other.looked, failed + other.failed);
    }
  }

  /**
   * Result of one pass over the shards.
   *
   * @param awaited whether another worker, which may have died, holds a reply
   * @param own the shards that were not handed over
   * @param left the shards that were not read to their end
   */
  private record Pass(Carried carried, boolean awaited, List<Integer> own, List<Shard> left) {}

  /** A shard with more to read, and the last page that was read. */
  private record Shard(int number, Set<DueWork> seen) {}

  /** Handover of a shard with more work than one page. */
  private interface Crowd {
    boolean handOver(int shard, DueWork first);
  }

  /**
   * Processes due work until none is left, none changes or time is up. Of a shard with more than a
   * page it processes one page and leaves the rest to a consumer, if one comes. Unprocessed work
   * stays due for the next tick.
   *
   * @param until when to begin nothing more
   */
  public Carried run(Instant until) {
    // Two concurrent ticks begin at different shards. Otherwise one would meet only work that the
    // other holds.
    long first = clock.instant().getEpochSecond();
    var shards = new ArrayList<Integer>();
    for (int i = 0; i < index.shards(); i++) shards.add((int) ((first + i) % index.shards()));
    // After one failed handover no other is tried: each could take the time of many pushes.
    var nobody = new AtomicBoolean();
    Crowd crowd =
        (shard, due) -> {
          if (!nobody.get()) nobody.set(!handOver(shard, due));
          return !nobody.get();
        };
    return round(shards, crowd, until).carried();
  }

  /**
   * Processes due work of one shard until time is up, then hands the rest over again. Consumers
   * call this.
   *
   * @param until when to begin nothing more
   * @throws IllegalArgumentException if there is no such shard
   */
  public Carried drain(int shard, Instant until) {
    if (shard < 0 || shard >= index.shards())
      throw new IllegalArgumentException("no shard " + shard);
    var pass = round(List.of(shard), (_, _) -> false, until);
    for (var left : pass.left())
      left.seen().stream().findAny().ifPresent(due -> handOver(left.number(), due));
    return pass.carried();
  }

  private Pass round(List<Integer> shards, Crowd crowd, Instant until) {
    var pass = pass(shards, crowd, until);
    var all = pass.carried();
    while (pass.awaited() && clock.instant().plus(WAIT).isBefore(until)) {
      pause.accept(WAIT);
      pass = pass(pass.own(), crowd, until);
      all = all.plus(pass.carried());
    }
    return new Pass(all, pass.awaited(), pass.own(), pass.left());
  }

  /** Processes all shards in turn, one page at a time. */
  private Pass pass(List<Integer> numbers, Crowd crowd, Instant until) {
    int looked = 0;
    int failed = 0;
    boolean awaited = false;
    var own = new ArrayList<>(numbers);
    var shards = new ArrayDeque<Shard>();
    numbers.forEach(number -> shards.add(new Shard(number, Set.of())));
    while (!shards.isEmpty() && clock.instant().isBefore(until)) {
      Shard shard = shards.remove();
      Instant now = clock.instant();
      List<DueWork> page = index.due(shard.number(), now.plus(AHEAD), limits.page());
      // In a shard with a full page, work that is not due yet must not displace due work.
      if (isFull(page)) page = index.due(shard.number(), now, limits.page());
      // Unchanged work is left to the next tick: reading it again would never end.
      List<DueWork> fresh =
          page.stream()
              .filter(due -> !due.free().isAfter(now) && !shard.seen().contains(due))
              .toList();
      awaited |= page.stream().anyMatch(due -> job(due).isAwaited() && due.free().isAfter(now));
      boolean more = isFull(page) && !fresh.isEmpty();
      // Requested first, so that a consumer starts while this page is processed.
      boolean handedOver = more && crowd.handOver(shard.number(), fresh.getFirst());
      List<Future<?>> started = carryOut(fresh, until);
      looked += started.size();
      // Failed work does not stop other work; it stays due.
      failed += (int) started.stream().filter(it -> it.state() == Future.State.FAILED).count();
      if (handedOver) own.remove(Integer.valueOf(shard.number()));
      else if (more) shards.add(new Shard(shard.number(), Set.copyOf(page)));
    }
    return new Pass(new Carried(looked, failed), awaited, own, List.copyOf(shards));
  }

  private boolean isFull(List<DueWork> page) {
    return page.size() == limits.page();
  }

  /** Hands a shard over. If the queue does not answer, the ticks process what they can. */
  private boolean handOver(int shard, DueWork first) {
    try {
      return consumers.handOver(shard);
    } catch (RuntimeException e) {
      var why = Map.of("why", e.getClass().getSimpleName(), "shard", Integer.toString(shard));
      telemetry.tell(Metric.WORK_FAILED, first.account(), why);
      return false;
    }
  }

  private List<Future<?>> carryOut(List<DueWork> page, Instant until) {
    var started = new ArrayList<Future<?>>(page.size());
    var free = new Semaphore(limits.atOnce());
    try (var sideBySide = workers.get()) {
      for (DueWork due : page) {
        free.acquireUninterruptibly();
        if (!clock.instant().isBefore(until)) break;
        started.add(sideBySide.submit(() -> carryOut(job(due), free)));
      }
    }
    return started;
  }

  private void carryOut(Job<?> job, Semaphore free) {
    try {
      job.carryOut();
    } catch (RuntimeException e) {
      var due = job.due();
      var why =
          Map.of(
              "why",
              e.getClass().getSimpleName(),
              "chat",
              Pseudonym.of(due.account(), due.chat().value()));
      telemetry.tell(Metric.WORK_FAILED, due.account(), why);
      job.standAside(clock.instant());
      throw e;
    } finally {
      free.release();
    }
  }

  /** Maps each kind of due work to its handler. */
  private Job<?> job(DueWork due) {
    return switch (due) {
      case DueReply reply -> new Job<>(replies, reply);
      case DueFollowUp followUp -> new Job<>(followUps, followUp);
    };
  }

  /** Due work with the handler of its kind. */
  private record Job<W extends DueWork>(DueWorkHandler<W> handler, W due) {

    void carryOut() {
      handler.carryOut(due);
    }

    void standAside(Instant now) {
      handler.standAside(due, now);
    }

    boolean isAwaited() {
      return handler.isAwaited();
    }
  }
}
