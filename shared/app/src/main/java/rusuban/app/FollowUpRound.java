package rusuban.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import rusuban.app.Journal.Metric;
import rusuban.app.Messenger.Delivery;
import rusuban.app.Records.Due;
import rusuban.app.Records.FollowUpWork;
import rusuban.app.Records.Opened;
import rusuban.app.Records.StoredChat;
import rusuban.core.AccountId;
import rusuban.core.Json;
import rusuban.core.chat.Chat;
import rusuban.core.content.Variable;
import rusuban.core.content.Variables;
import rusuban.core.decision.FollowUp;
import rusuban.core.decision.FollowUps;
import rusuban.core.decision.FollowUps.Verdict;
import rusuban.core.decision.Ready;
import rusuban.core.decision.ShopWords;
import rusuban.core.event.Event;

/**
 * One round over the due work: replies that a crash left outstanding, and follow-ups whose time has
 * come.
 */
public final class FollowUpRound {
  private static final Duration LEASE = Duration.ofMinutes(2);

  /** LINE forgets a retry key after 24 hours; an hour is kept back for clocks that are off. */
  private static final Duration RETRY_KEY_LIVES = Duration.ofHours(23);

  /** How long it is kept that a follow-up lapsed. */
  private static final Duration KEPT = Duration.ofDays(30);

  private static final int TRIES = 12;
  private static final int PAGE = 100;

  private final Records records;
  private final ReadySettings settings;
  private final Messenger messenger;
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
    this.settings = settings;
    this.messenger = messenger;
    this.replies = replies;
    this.journal = journal;
    this.clock = clock;
    this.atOnce = atOnce;
  }

  /** How many a round looked at and how many of them failed by an error of ours. */
  public record Carried(int looked, int failed) {}

  /**
   * Carries out what is due, page by page, until nothing is left, nothing moves or time is up. What
   * is not reached stays due for the next round.
   *
   * @param until when to begin nothing more
   */
  public Carried run(Instant until) {
    int looked = 0;
    var failed = new AtomicInteger();
    for (int shard = 0; shard < records.shards(); shard++) {
      List<Due> page;
      do {
        page = records.due(shard, clock.instant(), PAGE);
        int before = failed.get();
        carryOut(page, failed);
        looked += page.size();
        // A page that only fails would come back for ever: the next round tries it again.
        if (failed.get() - before == page.size()) break;
      } while (page.size() == PAGE && clock.instant().isBefore(until));
    }
    return new Carried(looked, failed.get());
  }

  private void carryOut(List<Due> page, AtomicInteger failed) {
    var free = new Semaphore(atOnce);
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Due due : page) {
        free.acquireUninterruptibly();
        workers.execute(
            () -> {
              try {
                carryOut(due);
              } catch (RuntimeException e) {
                // One that fails must not hold up the others; it stays due, and the metric raises
                // an alarm.
                failed.incrementAndGet();
                journal.tell(
                    Metric.WORK_FAILED, account(due), Map.of("why", e.getClass().getSimpleName()));
              } finally {
                free.release();
              }
            });
      }
    }
  }

  private static AccountId account(Due due) {
    return switch (due) {
      case Due.Reply reply -> reply.account();
      case Due.Message message -> message.account();
    };
  }

  private void carryOut(Due due) {
    Instant now = clock.instant();
    switch (due) {
      case Due.Reply reply -> records.claim(reply, now, now.plus(LEASE)).ifPresent(replies::send);
      case Due.Message message -> followUp(message, now);
    }
  }

  private void followUp(Due.Message due, Instant now) {
    Opened opened = records.open(due.account(), Optional.of(due.followUp().chat()));
    if (opened.settings().isEmpty()) {
      lapse(due, "no-settings", now);
      return;
    }
    Ready ready = settings.at(due.account(), opened.settings().getAsLong());
    StoredChat stored =
        opened.chat().orElseGet(() -> new StoredChat(Chat.unknown(due.followUp().chat()), 0));
    switch (FollowUps.again(due.followUp(), ready.settings(), stored.chat(), now)) {
      case Verdict.Lapse(var why) -> lapse(due, why, now);
      case Verdict.Wait(var until) -> records.postpone(due, now, until);
      case Verdict.Send(var messages) -> {
        var filled = ShopWords.fill(messages, ready, customer(due, stored.chat(), messages), now);
        records
            .claim(due, stored.revision(), filled, now, now.plus(LEASE))
            .ifPresent(work -> send(work, now, ready));
      }
    }
  }

  private Optional<String> customer(Due.Message due, Chat chat, List<Json> messages) {
    if (chat.name().isPresent() || !Variables.usedIn(messages).contains(Variable.CUSTOMER_NAME))
      return chat.name();
    return messenger.displayName(
        due.account(), new Event.Source(chat.id(), Optional.of(chat.id().value())));
  }

  private void send(FollowUpWork work, Instant now, Ready ready) {
    if (now.isAfter(work.firstTriedAt().plus(RETRY_KEY_LIVES))) {
      end(work, new Ending.Unknown("retry-key-expired"), Metric.FOLLOW_UP_UNKNOWN, ready);
      return;
    }
    var key = RetryKey.of(work.account(), work.followUp().cause());
    switch (messenger.push(work.account(), work.followUp().chat(), work.messages(), key)) {
      case Delivery.Accepted(var requestId) ->
          end(work, new Ending.Sent(Ending.Via.PUSH, requestId), Metric.FOLLOW_UP_SENT, ready);
      case Delivery.MonthlyLimit() ->
          end(work, new Ending.Dead("monthly-limit"), Metric.FOLLOW_UP_DEAD, ready);
      case Delivery.Refused(var status) ->
          end(work, new Ending.Dead("refused-" + status), Metric.FOLLOW_UP_DEAD, ready);
      case Delivery.TooFast(), Delivery.NotReached(), Delivery.Unclear(), Delivery.TokenRefused() ->
          again(work, now, ready);
    }
  }

  private void again(FollowUpWork work, Instant now, Ready ready) {
    if (work.attempt() >= TRIES) {
      end(work, new Ending.Unknown("too-many-tries"), Metric.FOLLOW_UP_UNKNOWN, ready);
      return;
    }
    records.later(
        work, now.plus(Duration.ofSeconds(Math.min(600, 15L << Math.min(work.attempt(), 6)))));
    tell(work.account(), work.followUp(), Metric.FOLLOW_UP_LATER, "attempt-" + work.attempt());
  }

  private void end(FollowUpWork work, Ending ending, Metric metric, Ready ready) {
    Instant now = clock.instant();
    records.end(work, ending, now, now.plus(ready.settings().keepMessages()));
    tell(work.account(), work.followUp(), metric, ending.reason().orElse("accepted"));
  }

  /** Not sent by this round; where an earlier try stayed open, it may have been sent. */
  private void lapse(Due.Message due, String why, Instant now) {
    boolean open = due.firstTriedAt().isPresent();
    Ending ending = open ? new Ending.Unknown(why) : new Ending.Skipped(why);
    records.lapse(due, ending, now, now.plus(KEPT));
    tell(
        due.account(),
        due.followUp(),
        open ? Metric.FOLLOW_UP_UNKNOWN : Metric.FOLLOW_UP_LAPSED,
        why);
  }

  private void tell(AccountId account, FollowUp followUp, Metric metric, String why) {
    journal.tell(
        metric,
        account,
        Map.of("chat", followUp.chat().value(), "plan", followUp.plan(), "why", why));
  }
}
