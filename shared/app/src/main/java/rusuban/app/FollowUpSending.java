package rusuban.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rusuban.app.Journal.Metric;
import rusuban.app.Messenger.Delivery;
import rusuban.app.Records.Due;
import rusuban.app.Records.Due.Tried;
import rusuban.app.Records.FollowUpWork;
import rusuban.app.Records.Opened;
import rusuban.app.Records.StoredChat;
import rusuban.core.AccountId;
import rusuban.core.Json;
import rusuban.core.chat.Chat;
import rusuban.core.decision.FollowUp;
import rusuban.core.decision.FollowUps;
import rusuban.core.decision.FollowUps.Verdict;
import rusuban.core.decision.Ready;
import rusuban.core.decision.ShopWords;
import rusuban.core.event.Event;

/**
 * Carries out one follow-up that is due: decides again, claims it, pushes it with the retry key of
 * its cause.
 */
final class FollowUpSending {
  /** LINE forgets a retry key after 24 hours; an hour is kept back for clocks that are off. */
  private static final Duration RETRY_KEY_LIVES = Duration.ofHours(23);

  /** How long it is kept that a follow-up lapsed. */
  private static final Duration KEPT = Duration.ofDays(30);

  private static final int TRIES = 12;

  private final Records records;
  private final ReadySettings settings;
  private final Messenger messenger;
  private final Journal journal;
  private final InstantSource clock;
  private final Duration lease;

  FollowUpSending(
      Records records,
      ReadySettings settings,
      Messenger messenger,
      Journal journal,
      InstantSource clock,
      Duration lease) {
    this.records = records;
    this.settings = settings;
    this.messenger = messenger;
    this.journal = journal;
    this.clock = clock;
    this.lease = lease;
  }

  void carryOut(Due.Message due, Instant now) {
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
        var filled =
            due.tried()
                .map(Tried::messages)
                .orElseGet(() -> fill(due, stored.chat(), messages, ready, now));
        records
            .claim(due, stored.revision(), filled, now, now.plus(lease))
            .ifPresent(work -> send(work, now, ready));
      }
    }
  }

  private List<Json> fill(
      Due.Message due, Chat chat, List<Json> messages, Ready ready, Instant now) {
    var who = new Event.Source(chat.id(), Optional.of(chat.id().value()));
    var name = chat.name().or(() -> new Names(messenger).neededBy(messages, due.account(), who));
    return ShopWords.fill(messages, ready, name, now);
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
