package rusuban.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import rusuban.app.Journal.Metric;
import rusuban.app.Messenger.Delivery;
import rusuban.app.Records.Opened;
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

  /**
   * The token is dead. Where an earlier try may have gone out nothing more is sent; else it may be
   * pushed if the owner allows it.
   */
  private void tokenGone(ReplyWork work, boolean open, String why) {
    if (open) unknown(work, why);
    else if (work.mayPush()) push(work);
    else failed(work, false, why);
  }

  private void push(ReplyWork work) {
    Opened opened = records.open(work.account(), Optional.of(work.chat()));
    if (opened.chat().filter(stored -> stored.chat().left()).isPresent()) {
      end(work, new Ending.Skipped("left"), Metric.REPLY_DEAD);
      return;
    }
    var key = RetryKey.of(work.account(), "event/" + work.key().id());
    Delivery last = new Delivery.NotReached();
    for (int i = 0; i < TRIES; i++) {
      last = messenger.push(work.account(), work.chat(), work.messages(), key);
      if (!(last instanceof Delivery.Unclear || last instanceof Delivery.NotReached)) break;
    }
    switch (last) {
      case Delivery.Accepted(var requestId) ->
          end(work, new Ending.Sent(Ending.Via.PUSH, requestId), Metric.REPLY_SENT);
      case Delivery.Unclear() -> unknown(work, "push-unclear");
      case Delivery.MonthlyLimit() -> failed(work, false, "monthly-limit");
      case Delivery.Refused(var status) -> failed(work, false, "refused-" + status);
      case Delivery.TokenRefused(), Delivery.TooFast(), Delivery.NotReached() ->
          failed(work, false, "push-not-taken");
    }
  }

  private void unknown(ReplyWork work, String why) {
    showStaff(work.account(), work.chat());
    end(work, new Ending.Unknown(why), Metric.REPLY_UNKNOWN);
  }

  private void failed(ReplyWork work, boolean open, String why) {
    showStaff(work.account(), work.chat());
    if (open) end(work, new Ending.Unknown(why), Metric.REPLY_UNKNOWN);
    else end(work, new Ending.Dead(why), Metric.REPLY_DEAD);
  }

  /**
   * The customer got no answer, or perhaps none: staff see that somebody waits, before this is
   * settled.
   */
  private void showStaff(AccountId account, ChatId chat) {
    for (int i = 0; i < 12; i++) {
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
