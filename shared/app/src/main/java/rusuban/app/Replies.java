package rusuban.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import rusuban.app.Journal.Metric;
import rusuban.app.Messenger.Delivery;
import rusuban.app.Records.Due;
import rusuban.app.Records.ReplyWork;
import rusuban.app.Records.StoredChat;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.ChatStatus;

/**
 * Sends replies that are outstanding. A reply has no retry key, but its token works once: so the
 * same reply with the same token may be tried again while the outcome is open, and cannot double.
 * Only a sure refusal may turn into a push.
 */
public final class Replies {
  private static final Duration NEXT_TRY = Duration.ofSeconds(5);

  /** How often one worker tries before it gives the reply back. */
  private static final int TRIES = 2;

  /** How often a chat may move on under our hands. */
  private static final int CHANGES = 12;

  private final Records records;
  private final Messenger messenger;
  private final Journal journal;
  private final InstantSource clock;

  public Replies(Records records, Messenger messenger, Journal journal, InstantSource clock) {
    this.records = records;
    this.messenger = messenger;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Sends a reply that this worker holds, and keeps how it ended or when it is to be tried again.
   */
  public void send(ReplyWork work) {
    boolean open = work.attempt() > 1;
    // The first try was committed together with the chat; only a later one may have missed a block.
    if (open && left(work)) {
      failed(work, true, "left");
      return;
    }
    for (int i = 0; i < TRIES; i++) {
      if (!clock.instant().isBefore(work.tokenEnds())) {
        tokenGone(work, open, "reply-token-expired");
        return;
      }
      switch (messenger.reply(work.account(), work.token(), work.messages())) {
        case Delivery.Accepted(var requestId) -> {
          end(work, new Ending.Sent(Ending.Via.REPLY, requestId), Metric.REPLY_SENT);
          return;
        }
        case Delivery.TokenRefused() -> {
          tokenGone(work, open, "reply-token-refused");
          return;
        }
        case Delivery.Refused(var status) -> {
          failed(work, open, "refused-" + status);
          return;
        }
        case Delivery.MonthlyLimit() -> {
          failed(work, open, "monthly-limit");
          return;
        }
        case Delivery.TooFast(), Delivery.NotReached() -> {}
        case Delivery.Unclear() -> open = true;
      }
    }
    records.later(work, clock.instant().plus(NEXT_TRY));
    tell(work, Metric.REPLY_LATER, "try-again");
  }

  /** Whether the customer has blocked us by now. Asked after the claim, never before it. */
  private boolean left(ReplyWork work) {
    return records
        .open(work.account(), Optional.of(work.chat()))
        .chat()
        .filter(stored -> stored.chat().left())
        .isPresent();
  }

  /**
   * The token is dead. Where an earlier try may have gone out nothing more is sent; else it may be
   * pushed if the owner allows it.
   */
  private void tokenGone(ReplyWork work, boolean open, String why) {
    if (open || !work.mayPush()) failed(work, open, why);
    else pushAlone(work, why);
  }

  /**
   * Pushes only if nobody else has held this reply since we took it: while we were slow another may
   * have used the token, and then its refusal says that the customer has the answer. Giving the
   * reply back and taking it again counts one try, unless another came between.
   */
  private void pushAlone(ReplyWork work, String why) {
    Instant now = clock.instant();
    records.later(work, now);
    var due = new Due.Reply(work.account(), work.chat(), work.key());
    Optional<ReplyWork> again = records.claim(due, now, now.plus(Reception.LEASE));
    if (again.isEmpty()) tell(work, Metric.REPLY_LATER, "held-by-another");
    else if (again.get().attempt() > work.attempt() + 1) failed(again.get(), true, why);
    else if (left(work)) end(again.get(), new Ending.Skipped("left"), Metric.REPLY_SKIPPED);
    else push(again.get());
  }

  private void push(ReplyWork work) {
    var key = RetryKey.of(work.account(), "event/" + work.key().id());
    boolean open = false;
    for (int i = 0; i < TRIES; i++) {
      switch (messenger.push(work.account(), work.chat(), work.messages(), key)) {
        case Delivery.Accepted(var requestId) -> {
          end(work, new Ending.Sent(Ending.Via.PUSH, requestId), Metric.REPLY_SENT);
          return;
        }
        case Delivery.MonthlyLimit() -> {
          failed(work, open, "monthly-limit");
          return;
        }
        case Delivery.Refused(var status) -> {
          failed(work, open, "refused-" + status);
          return;
        }
        case Delivery.Unclear() -> open = true;
        case Delivery.TokenRefused(), Delivery.TooFast(), Delivery.NotReached() -> {}
      }
    }
    failed(work, open, open ? "push-unclear" : "push-not-taken");
  }

  /** It ends without an answer that we know of: staff see that before it is settled. */
  private void failed(ReplyWork work, boolean open, String why) {
    showStaff(work.account(), work.chat());
    if (open) end(work, new Ending.Unknown(why), Metric.REPLY_UNKNOWN);
    else end(work, new Ending.Dead(why), Metric.REPLY_DEAD);
  }

  private void showStaff(AccountId account, ChatId chat) {
    for (int i = 0; i < CHANGES; i++) {
      Optional<StoredChat> stored = records.open(account, Optional.of(chat)).chat();
      if (stored.isEmpty() || stored.get().chat().status() == ChatStatus.WAITING) return;
      var waiting = stored.get().chat().change().status(ChatStatus.WAITING).done();
      if (records.change(account, stored.get(), waiting)) return;
    }
    throw new IllegalStateException("the chat kept moving on");
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
