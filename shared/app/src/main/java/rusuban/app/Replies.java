package rusuban.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import rusuban.app.Journal.Metric;
import rusuban.app.Messenger.Delivery;
import rusuban.app.Records.Claim;
import rusuban.app.Records.Due;
import rusuban.app.Records.LeftOver;
import rusuban.app.Records.ReplyWork;
import rusuban.app.Records.StoredChat;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.ChatChange;
import rusuban.core.chat.ChatStatus;
import rusuban.core.decision.LateReply;

/**
 * Sends replies that are outstanding. A reply has no retry key, but its token works once: so the
 * same reply with the same token may be tried again while the outcome is open, and cannot double.
 * Only a sure refusal may turn into a push.
 */
public final class Replies {
  private static final Duration NEXT_TRY = Duration.ofSeconds(5);

  /** After this nobody expects an answer to what they wrote; the retry key lives far longer. */
  private static final Duration LATEST_PUSH = Duration.ofHours(1);

  /** Nobody quotes what is older than this. */
  private static final Duration QUOTED_WITHIN = Duration.ofDays(365);

  /** How often one worker tries before it gives the reply back. */
  private static final int TRIES = 2;

  /** How often a reply is taken before it is given up, whatever came of it. */
  private static final int ATTEMPTS = 10;

  /** How often a chat may move on under our hands. */
  private static final int CHANGES = 12;

  private final Records records;
  private final Messenger messenger;
  private final Journal journal;
  private final InstantSource clock;
  private final Executor afterAnswer;

  /**
   * @param afterAnswer does what nobody who waits for an answer need wait for, at once or later, or
   *     never if the process dies: then the reply is taken up as one that was cut off
   */
  public Replies(
      Records records,
      Messenger messenger,
      Journal journal,
      InstantSource clock,
      Executor afterAnswer) {
    this.records = records;
    this.messenger = messenger;
    this.journal = journal;
    this.clock = clock;
    this.afterAnswer = afterAnswer;
  }

  /**
   * Takes up a reply that was cut off, and sends it if it may still go out.
   *
   * @param prolonged the token's new end, where LINE delivered its event again
   * @param lease how long this worker may need
   */
  public void takeUp(Due.Reply due, Optional<Instant> prolonged, Duration lease) {
    for (int i = 0; i < CHANGES; i++) {
      Optional<LeftOver> found = records.leftOver(due);
      if (found.isEmpty()) return;
      Instant now = clock.instant();
      Instant ends = tokenEnds(found.get().last(), prolonged, now);
      switch (records.claim(found.get(), ends, now, now.plus(lease))) {
        case Claim.Taken<ReplyWork>(var work) -> {
          var chat = found.get().chat().chat();
          LateReply.withheld(chat, work.key().at(), work.pausedUntil(), now)
              .ifPresentOrElse(why -> withhold(work, why), () -> send(work));
          return;
        }
        case Claim.Gone<ReplyWork> _ -> {
          return;
        }
        case Claim.ChatMoved<ReplyWork> _ -> {}
      }
    }
    throw new IllegalStateException("the chat kept moving on");
  }

  /** When the token ends for whoever takes the reply now; what is to be pushed is marked so. */
  private static Instant tokenEnds(ReplyWork last, Optional<Instant> prolonged, Instant now) {
    if (last.isPushed()) return ReplyWork.PUSHED;
    Instant ends = prolonged.filter(last.tokenEnds()::isBefore).orElse(last.tokenEnds());
    boolean push = !now.isBefore(ends) && last.mayPush() && !last.open();
    return push ? ReplyWork.PUSHED : ends;
  }

  /**
   * Sends a reply that this worker has just taken, and keeps how it ended or when it is to be tried
   * again.
   */
  public void send(ReplyWork work) {
    if (work.attempt() > ATTEMPTS) failed(work, "too-many-tries");
    else if (work.isPushed()) push(work);
    else reply(work);
  }

  private boolean tokenIsDead(ReplyWork work) {
    return !clock.instant().isBefore(work.tokenEnds());
  }

  private void reply(ReplyWork held) {
    var work = held;
    for (int i = 0; i < TRIES && !tokenIsDead(work); i++) {
      switch (messenger.reply(work.account(), work.token(), work.messages())) {
        case Delivery.Accepted(var requestId, var ids) -> {
          sent(work, new Ending.Sent(Ending.Via.REPLY, requestId), ids);
          return;
        }
        case Delivery.TokenRefused() -> {
          tokenGone(work, "reply-token-refused");
          return;
        }
        case Delivery.Refused(var status) -> {
          failed(work, "refused-" + status);
          return;
        }
        case Delivery.MonthlyLimit() -> {
          failed(work, "monthly-limit");
          return;
        }
        case Delivery.TooFast(), Delivery.NotReached() -> {}
        case Delivery.Unclear() -> work = work.opened();
      }
    }
    if (tokenIsDead(work)) tokenGone(work, "reply-token-expired");
    else giveBack(work);
  }

  /**
   * The token is dead. Where a try may have gone out nothing more is sent; else it may be pushed if
   * the owner allows it. The push is begun anew: the reply is given back and taken again, so that
   * it goes out only if nobody else has held it since we took it and the chat still allows it.
   * While we were slow another may have used the token, and then its refusal says that the customer
   * has the answer.
   */
  private void tokenGone(ReplyWork work, String why) {
    if (work.open() || !work.mayPush()) {
      failed(work, why);
      return;
    }
    Instant now = clock.instant();
    records.later(work.tokenDead(now), now);
    takeUp(work.givenBack(now), Optional.empty(), Reception.LEASE);
  }

  private void push(ReplyWork held) {
    if (clock.instant().isAfter(held.key().at().plus(LATEST_PUSH))) {
      failed(held, "too-late");
      return;
    }
    var work = held;
    var key = RetryKey.of(work.account(), "event/" + work.key().id());
    for (int i = 0; i < TRIES; i++) {
      switch (messenger.push(work.account(), work.chat(), work.messages(), key)) {
        case Delivery.Accepted(var requestId, var ids) -> {
          sent(work, new Ending.Sent(Ending.Via.PUSH, requestId), ids);
          return;
        }
        case Delivery.MonthlyLimit() -> {
          failed(work, "monthly-limit");
          return;
        }
        case Delivery.Refused(var status) -> {
          failed(work, "refused-" + status);
          return;
        }
        case Delivery.Unclear() -> work = work.opened();
        case Delivery.TokenRefused(), Delivery.TooFast(), Delivery.NotReached() -> {}
      }
    }
    // Also where it may have gone out: with its retry key it cannot double.
    giveBack(work);
  }

  private void giveBack(ReplyWork work) {
    records.later(work, clock.instant().plus(NEXT_TRY));
    tell(work, Metric.REPLY_LATER, "try-again");
  }

  /** It must not go out any more; where a try may have, staff are shown that. */
  private void withhold(ReplyWork work, String why) {
    if (work.open()) failed(work, why);
    else end(work, new Ending.Skipped(why), Metric.REPLY_SKIPPED);
  }

  /** It ends without an answer that we know of: staff see that before it is settled. */
  private void failed(ReplyWork work, String why) {
    showStaff(work.account(), work.chat());
    // Told first: a process that dies between the two tells it twice, and never not at all.
    tell(work, work.open() ? Metric.REPLY_UNKNOWN : Metric.REPLY_DEAD, why);
    records.end(work, work.open() ? new Ending.Unknown(why) : new Ending.Dead(why));
  }

  private void showStaff(AccountId account, ChatId chat) {
    for (int i = 0; i < CHANGES; i++) {
      Optional<StoredChat> stored = records.open(account, Optional.of(chat)).chat();
      if (stored.isEmpty() || stored.get().chat().status() == ChatStatus.WAITING) return;
      var waiting = ChatChange.of(stored.get().chat()).status(ChatStatus.WAITING).done();
      if (records.change(account, stored.get(), waiting)) return;
    }
    throw new IllegalStateException("the chat kept moving on");
  }

  /** The customer has it; that it is kept so need not hold up the webhook's answer. */
  private void sent(ReplyWork work, Ending.Sent ending, List<String> messageIds) {
    afterAnswer.execute(
        () -> {
          try {
            // Everything in a chat with one customer is meant for the account, quoted or not.
            if (work.chat().kind() != ChatId.Kind.USER && !messageIds.isEmpty())
              records.noteSent(work, messageIds, clock.instant().plus(QUOTED_WITHIN));
            end(work, ending, Metric.REPLY_SENT);
          } catch (RuntimeException e) {
            // The webhook was kept and may have been answered; whoever takes the reply up settles
            // it.
            tell(work, Metric.WORK_FAILED, e.getClass().getSimpleName());
          }
        });
  }

  private void end(ReplyWork work, Ending ending, Metric metric) {
    records.end(work, ending);
    tell(work, metric, ending.reason().orElse("accepted"));
  }

  private void tell(ReplyWork work, Metric metric, String why) {
    journal.tell(
        metric,
        work.account(),
        Map.of("event", work.key().id(), "why", why, "attempt", Integer.toString(work.attempt())));
  }
}
