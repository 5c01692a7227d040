package rusuban.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import rusuban.app.Journal.Metric;
import rusuban.app.Records.Due;
import rusuban.core.AccountId;

/**
 * One round over the due work: replies that a crash left outstanding, and follow-ups whose time has
 * come.
 */
public final class FollowUpRound {
  private static final Duration LEASE = Duration.ofMinutes(2);

  /** How long one that failed stands aside, so that many of them cannot block the way. */
  private static final Duration ASIDE = Duration.ofMinutes(2);

  private static final int PAGE = 100;

  private final Records records;
  private final FollowUpSending followUps;
  private final Replies replies;
  private final Journal journal;
  private final InstantSource clock;
  private final int atOnce;

  /**
   * @param atOnce how many are carried out at the same time
   */
  public FollowUpRound(
      Records records,
      ReadySettings settings,
      Messenger messenger,
      Replies replies,
      Journal journal,
      InstantSource clock,
      int atOnce) {
    this.records = records;
    this.followUps = new FollowUpSending(records, settings, messenger, journal, clock, LEASE);
    this.replies = replies;
    this.journal = journal;
    this.clock = clock;
    this.atOnce = atOnce;
  }

  /** How many a round looked at and how many of them failed by an error of ours. */
  public record Carried(int looked, int failed) {}

  /** A shard with more to read, and the page last read of it. */
  private record Shard(int number, Set<Due> seen) {}

  private record Started(Due due, Future<?> work) {}

  /**
   * Carries out what is due, page by page and shard by shard in turn, until nothing is left,
   * nothing moves or time is up. What is not reached stays due for the next round.
   *
   * @param until when to begin nothing more
   */
  public Carried run(Instant until) {
    int looked = 0;
    int failed = 0;
    var shards = new ArrayDeque<Shard>();
    for (int number = 0; number < records.shards(); number++)
      shards.add(new Shard(number, Set.of()));
    while (!shards.isEmpty() && clock.instant().isBefore(until)) {
      Shard shard = shards.remove();
      List<Due> page = records.due(shard.number(), clock.instant(), PAGE);
      // What comes back unmoved is left to the next round: looking again would never end.
      List<Due> fresh = page.stream().filter(due -> !shard.seen().contains(due)).toList();
      List<Started> started = carryOut(fresh, until);
      looked += started.size();
      failed += (int) started.stream().filter(this::hasFailed).count();
      if (page.size() == PAGE && !fresh.isEmpty())
        shards.add(new Shard(shard.number(), Set.copyOf(page)));
    }
    return new Carried(looked, failed);
  }

  private List<Started> carryOut(List<Due> page, Instant until) {
    var started = new ArrayList<Started>(page.size());
    var free = new Semaphore(atOnce);
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Due due : page) {
        free.acquireUninterruptibly();
        if (!clock.instant().isBefore(until)) break;
        started.add(new Started(due, workers.submit(() -> carryOut(due, free))));
      }
    }
    return started;
  }

  private void carryOut(Due due, Semaphore free) {
    try {
      carryOut(due);
    } catch (RuntimeException e) {
      standAside(due);
      throw e;
    } finally {
      free.release();
    }
  }

  private void carryOut(Due due) {
    Instant now = clock.instant();
    switch (due) {
      case Due.Reply reply -> records.claim(reply, now, now.plus(LEASE)).ifPresent(replies::send);
      case Due.Message message -> followUps.carryOut(message, now);
    }
  }

  /** One that was claimed is out of the way for its lease already. */
  private void standAside(Due due) {
    Instant now = clock.instant();
    if (due instanceof Due.Message message) records.postpone(message, now, now.plus(ASIDE));
  }

  /** One that fails must not hold up the others; it stays due, and the metric raises an alarm. */
  private boolean hasFailed(Started started) {
    if (started.work().state() != Future.State.FAILED) return false;
    var why = started.work().exceptionNow().getClass().getSimpleName();
    journal.tell(Metric.WORK_FAILED, account(started.due()), Map.of("why", why));
    return true;
  }

  private static AccountId account(Due due) {
    return switch (due) {
      case Due.Reply reply -> reply.account();
      case Due.Message message -> message.account();
    };
  }
}
