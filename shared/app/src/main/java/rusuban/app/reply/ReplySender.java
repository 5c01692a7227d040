package rusuban.app.reply;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import rusuban.app.DeliveryOutcome;
import rusuban.app.OptimisticRetry;
import rusuban.app.Telemetry;
import rusuban.app.Telemetry.Metric;
import rusuban.app.chat.ChatStore;
import rusuban.app.chat.VersionedChat;
import rusuban.app.due.Claim;
import rusuban.app.due.DueWork.DueReply;
import rusuban.app.due.DueWorkHandler;
import rusuban.app.due.ReplyAttempt;
import rusuban.app.messaging.MessagingApi;
import rusuban.app.messaging.RetryKey;
import rusuban.app.messaging.SendResult;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.ChatStatus;
import rusuban.core.decision.ResumedReplyPolicy;

/**
 * Sends outstanding replies. A reply has no retry key, but its token works once. The same reply
 * with the same token may therefore be tried again after an unclear result, and is never sent
 * twice. Only a definite refusal may turn into a push.
 */
public final class ReplySender implements DueWorkHandler<DueReply> {
  private static final Duration NEXT_TRY = Duration.ofSeconds(5);

  /** Age of a message after which no customer expects an answer. A retry key lives far longer. */
  private static final Duration LATEST_PUSH = Duration.ofHours(1);

  /** Age of a message after which nobody quotes it. */
  private static final Duration QUOTED_WITHIN = Duration.ofDays(365);

  /** Maximum tries by one worker before it releases the reply. */
  private static final int TRIES = 2;

  /** Maximum claims of a reply before it is given up, whatever their results. */
  private static final int ATTEMPTS = 10;

  private final ReplyOutbox outbox;
  private final ChatStore chats;
  private final MessagingApi messaging;
  private final Telemetry telemetry;
  private final InstantSource clock;
  private final Executor afterAnswer;

  /**
   * Creates the sender.
   *
   * @param afterAnswer runs work that the webhook's answer need not wait for, at once or later. It
   *     never runs if the process dies: then the reply is resumed as an abandoned one
   */
  public ReplySender(
      ReplyOutbox outbox,
      ChatStore chats,
      MessagingApi messaging,
      Telemetry telemetry,
      InstantSource clock,
      Executor afterAnswer) {
    this.outbox = outbox;
    this.chats = chats;
    this.messaging = messaging;
    this.telemetry = telemetry;
    this.clock = clock;
    this.afterAnswer = afterAnswer;
  }

  @Override
  public void carryOut(DueReply due) {
    takeUp(due, Optional.empty(), LEASE);
  }

  /** A claimed reply is out of the way for its lease; one that is not waits for the next tick. */
  @Override
  public void standAside(DueReply due, Instant now) {}

  /** A reply token may expire before the next tick. */
  @Override
  public boolean isAwaited() {
    return true;
  }

  /**
   * Claims an abandoned reply, and sends it if it may still be sent.
   *
   * @param prolonged the token's new end, if LINE redelivered the event
   * @param lease maximum time that this worker needs
   */
  public void takeUp(DueReply due, Optional<Instant> prolonged, Duration lease) {
    var retry = new OptimisticRetry();
    while (!takeUpOnce(due, prolonged, lease)) retry.conflict();
  }

  /** Returns false on a conflict. */
  private boolean takeUpOnce(DueReply due, Optional<Instant> prolonged, Duration lease) {
    Optional<AbandonedReply> found = outbox.find(due);
    if (found.isEmpty()) return true;
    Instant now = clock.instant();
    Instant ends = tokenEnds(found.get().last(), prolonged, now);
    return switch (outbox.claim(found.get(), ends, now, now.plus(lease))) {
      case Claim.Acquired<ReplyAttempt>(var work) -> {
        var chat = found.get().chat().chat();
        ResumedReplyPolicy.withheld(chat, work.key().at(), work.pausedUntil(), now)
            .ifPresentOrElse(why -> withhold(work, why), () -> send(work));
        yield true;
      }
      case Claim.Unavailable<ReplyAttempt> _ -> true;
      case Claim.VersionConflict<ReplyAttempt> _ -> false;
    };
  }

  /**
   * Returns the token's end for the next claim; {@link ReplyAttempt#PUSHED} if the reply is to be
   * pushed.
   */
  private static Instant tokenEnds(ReplyAttempt last, Optional<Instant> prolonged, Instant now) {
    if (last.isPushed()) return ReplyAttempt.PUSHED;
    Instant ends = prolonged.filter(last.tokenEnds()::isBefore).orElse(last.tokenEnds());
    boolean push = !now.isBefore(ends) && last.mayPush() && !last.mayHaveBeenSent();
    return push ? ReplyAttempt.PUSHED : ends;
  }

  /**
   * Sends a reply that this worker has just claimed. Saves its outcome or the time of its next
   * attempt.
   */
  public void send(ReplyAttempt work) {
    if (work.attempt() > ATTEMPTS) failed(work, "too-many-tries");
    else if (work.isPushed()) push(work);
    else reply(work);
  }

  private boolean tokenIsDead(ReplyAttempt work) {
    return !clock.instant().isBefore(work.tokenEnds());
  }

  private void reply(ReplyAttempt held) {
    var work = held;
    for (int i = 0; i < TRIES && !tokenIsDead(work); i++) {
      switch (messaging.reply(work.account(), work.token(), work.messages())) {
        case SendResult.Accepted(var requestId, var ids) -> {
          sent(work, new DeliveryOutcome.Sent(DeliveryOutcome.Via.REPLY, requestId), ids);
          return;
        }
        case SendResult.InvalidReplyToken() -> {
          tokenGone(work, "reply-token-refused");
          return;
        }
        case SendResult.Refused(var status) -> {
          failed(work, "refused-" + status);
          return;
        }
        case SendResult.QuotaExceeded() -> {
          failed(work, "monthly-limit");
          return;
        }
        case SendResult.RateLimited(), SendResult.NotSent() -> {}
        case SendResult.OutcomeUnknown() -> work = work.possiblySent();
      }
    }
    if (tokenIsDead(work)) tokenGone(work, "reply-token-expired");
    else giveBack(work);
  }

  /**
   * Ends a reply whose token no longer works, or pushes it. After an unclear attempt nothing more
   * is sent. Otherwise the owner's settings decide on a push. Before it the reply is released and
   * claimed again. So it is pushed only if no other worker held it meanwhile and the chat still
   * allows it: another worker may have used the token, and the refusal then means that the customer
   * has the answer.
   */
  private void tokenGone(ReplyAttempt work, String why) {
    if (work.mayHaveBeenSent() || !work.mayPush()) {
      failed(work, why);
      return;
    }
    Instant now = clock.instant();
    outbox.release(work.tokenExpired(now), now);
    takeUp(work.released(now), Optional.empty(), ReplyAttempt.LEASE);
  }

  private void push(ReplyAttempt held) {
    if (clock.instant().isAfter(held.key().at().plus(LATEST_PUSH))) {
      failed(held, "too-late");
      return;
    }
    var work = held;
    var key = RetryKey.of(work.account(), "event/" + work.key().id());
    for (int i = 0; i < TRIES; i++) {
      switch (messaging.push(work.account(), work.chat(), work.messages(), key)) {
        case SendResult.Accepted(var requestId, var ids) -> {
          sent(work, new DeliveryOutcome.Sent(DeliveryOutcome.Via.PUSH, requestId), ids);
          return;
        }
        case SendResult.QuotaExceeded() -> {
          failed(work, "monthly-limit");
          return;
        }
        case SendResult.Refused(var status) -> {
          failed(work, "refused-" + status);
          return;
        }
        case SendResult.OutcomeUnknown() -> work = work.possiblySent();
        case SendResult.InvalidReplyToken(), SendResult.RateLimited(), SendResult.NotSent() -> {}
      }
    }
    // Released after an unclear attempt too: the retry key prevents a second copy.
    giveBack(work);
  }

  private void giveBack(ReplyAttempt work) {
    outbox.release(work, clock.instant().plus(NEXT_TRY));
    tell(work, Metric.REPLY_LATER, "try-again");
  }

  /** Ends a reply that must not be sent any more. Staff see it after an unclear attempt. */
  private void withhold(ReplyAttempt work, String why) {
    if (work.mayHaveBeenSent()) failed(work, why);
    else end(work, new DeliveryOutcome.Skipped(why), Metric.REPLY_SKIPPED);
  }

  /** Ends a reply without a confirmed answer. The chat is shown to staff before that is saved. */
  private void failed(ReplyAttempt work, String why) {
    showStaff(work.account(), work.chat());
    // Emits the metric before the write: after a crash it is counted twice rather than never.
    tell(work, work.mayHaveBeenSent() ? Metric.REPLY_UNKNOWN : Metric.REPLY_DEAD, why);
    outbox.end(work, failure(work, why));
  }

  private static DeliveryOutcome failure(ReplyAttempt work, String why) {
    return work.mayHaveBeenSent()
        ? new DeliveryOutcome.Unknown(why)
        : new DeliveryOutcome.Failed(why);
  }

  private void showStaff(AccountId account, ChatId chat) {
    var retry = new OptimisticRetry();
    while (!showStaffOnce(account, chat)) retry.conflict();
  }

  /** Returns false on a conflict. */
  private boolean showStaffOnce(AccountId account, ChatId chat) {
    Optional<VersionedChat> stored = chats.read(account, Optional.of(chat)).chat();
    if (stored.isEmpty() || stored.get().chat().status() == ChatStatus.WAITING) return true;
    var waiting = ChatBuilder.of(stored.get().chat()).status(ChatStatus.WAITING).done();
    return chats.change(account, stored.get(), waiting);
  }

  /** Ends a reply that the customer has. The webhook's answer need not wait for this write. */
  private void sent(ReplyAttempt work, DeliveryOutcome.Sent ending, List<String> messageIds) {
    afterAnswer.execute(
        () -> {
          try {
            // In a chat with one customer every message addresses the account, so no quote is
            // looked up.
            if (work.chat().kind() != ChatId.Kind.USER && !messageIds.isEmpty())
              outbox.noteSent(work, messageIds, clock.instant().plus(QUOTED_WITHIN));
            end(work, ending, Metric.REPLY_SENT);
          } catch (RuntimeException e) {
            // The webhook is saved and perhaps answered. Whichever worker resumes the reply ends
            // it.
            tell(work, Metric.WORK_FAILED, e.getClass().getSimpleName());
          }
        });
  }

  private void end(ReplyAttempt work, DeliveryOutcome ending, Metric metric) {
    outbox.end(work, ending);
    tell(work, metric, ending.reason().orElse("accepted"));
  }

  private void tell(ReplyAttempt work, Metric metric, String why) {
    telemetry.tell(
        metric,
        work.account(),
        Map.of("event", work.key().id(), "why", why, "attempt", Integer.toString(work.attempt())));
  }
}
