package rusuban.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import rusuban.app.Journal.Metric;
import rusuban.app.KeptBack.Place;
import rusuban.app.Messenger.Delivery;
import rusuban.app.Records.Claim;
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

  /** How often it is taken before it is given up, whatever came of it. */
  private static final int TRIES = 12;

  /** How often, and after how long, it is tried anew where LINE says that it goes too fast. */
  private static final int TOO_FAST = 5;

  private static final Duration SLOWER = Duration.ofSeconds(1);

  /** How long a name that LINE told is used without asking again. */
  private static final Duration NAME_IS_FRESH = Duration.ofDays(1);

  /** How often a chat may move on under our hands. */
  private static final int CHANGES = 12;

  private final Records records;
  private final ReadySettings settings;
  private final Messenger messenger;
  private final Journal journal;
  private final InstantSource clock;
  private final Duration lease;
  private final Pace pace;
  private final KeptBack keptBack;
  private final Consumer<Duration> pause;

  FollowUpSending(
      Records records,
      ReadySettings settings,
      Messenger messenger,
      Journal journal,
      InstantSource clock,
      Duration lease,
      Pace pace,
      Consumer<Duration> pause) {
    this.records = records;
    this.settings = settings;
    this.messenger = messenger;
    this.journal = journal;
    this.clock = clock;
    this.lease = lease;
    this.pace = pace;
    this.keptBack = new KeptBack(messenger, clock);
    this.pause = pause;
  }

  void carryOut(Due.Message due) {
    var names = new Names(messenger);
    try (var place = keptBack.place(due.account())) {
      for (int i = 0; i < CHANGES; i++) if (isSettled(due, names, place)) return;
    }
    throw new IllegalStateException("the chat kept moving on");
  }

  /** False where the chat moved on between the decision and the claim. */
  private boolean isSettled(Due.Message due, Names names, Place place) {
    Opened opened = records.open(due.account(), Optional.of(due.followUp().chat()));
    if (opened.settings().isEmpty()) {
      lapse(due, "no-settings", clock.instant());
      return true;
    }
    Ready ready = settings.at(due.account(), opened.settings().getAsLong(), opened.state().state());
    StoredChat stored =
        opened.chat().orElseGet(() -> new StoredChat(Chat.unknown(due.followUp().chat()), 0));
    Instant before = clock.instant();
    boolean goes =
        FollowUps.again(due.followUp(), ready.settings(), stored.chat(), before)
            instanceof Verdict.Send;
    boolean free = !goes || isFree(due, ready, place);
    Optional<String> name = free ? name(due, ready, stored.chat(), names) : Optional.empty();
    // Not before these are known: asking LINE for them may take seconds.
    Instant now = goes ? clock.instant() : before;
    return switch (FollowUps.again(due.followUp(), ready.settings(), stored.chat(), now)) {
      case Verdict.Lapse(var why) -> {
        lapse(due, why, now);
        yield true;
      }
      case Verdict.Wait(var until) -> {
        records.postpone(due, now, until);
        yield true;
      }
      case Verdict.Send _ when !free -> {
        lapse(due, "quota-kept-back", now);
        yield true;
      }
      case Verdict.Send(var messages) -> {
        var filled =
            due.tried()
                .map(Tried::messages)
                .orElseGet(() -> ShopWords.fill(messages, ready, name, now));
        yield isClaimed(due, stored.revision(), filled, now, ready, place);
      }
    };
  }

  /**
   * Whether the month has a message for it besides those kept back; LINE is asked only where some
   * are. One that was tried goes on with its key, whatever is left: LINE may have it already.
   */
  private static boolean isFree(Due.Message due, Ready ready, Place place) {
    int kept = ready.settings().quotaKeptBack();
    return kept == 0 || due.tried().isPresent() || place.isFree(kept);
  }

  /**
   * The customer's name, asked for only where it would be needed now and the one kept is not fresh.
   */
  private Optional<String> name(Due.Message due, Ready ready, Chat chat, Names names) {
    Instant now = clock.instant();
    boolean fresh =
        chat.nameToldAt().filter(told -> now.isBefore(told.plus(NAME_IS_FRESH))).isPresent();
    if (fresh || due.tried().isPresent()) return chat.name();
    var who = new Event.Source(chat.id(), Optional.of(chat.id().value()));
    return FollowUps.again(due.followUp(), ready.settings(), chat, now)
            instanceof Verdict.Send(var messages)
        ? names.neededBy(messages, due.account(), who).or(chat::name)
        : Optional.empty();
  }

  private boolean isClaimed(
      Due.Message due, long revision, List<Json> messages, Instant now, Ready ready, Place place) {
    // First: it may be claimed though the store fails to say so, and then goes out later.
    place.use();
    return switch (records.claim(due, revision, messages, now, now.plus(lease))) {
      case Claim.Taken<FollowUpWork>(var work) -> {
        send(work, now, ready);
        yield true;
      }
      case Claim.Gone<FollowUpWork> _ -> {
        place.leave();
        yield true;
      }
      case Claim.ChatMoved<FollowUpWork> _ -> {
        place.leave();
        yield false;
      }
    };
  }

  /** One that keeps failing by an error of ours and is too late by now: the alarm was raised. */
  void giveUp(Due.Message due, Instant now) {
    boolean open = due.tried().filter(Tried::open).isPresent();
    var ending = open ? new Ending.Unknown("work-failed") : new Ending.Dead("work-failed");
    records.lapse(due, ending, now, now.plus(KEPT));
  }

  private void send(FollowUpWork work, Instant now, Ready ready) {
    if (now.isAfter(work.firstTriedAt().plus(RETRY_KEY_LIVES))) {
      failed(work, "retry-key-expired", ready);
      return;
    }
    if (work.attempt() > TRIES) {
      failed(work, "too-many-tries", ready);
      return;
    }
    var key = RetryKey.of(work.account(), work.followUp().cause());
    switch (push(work, key)) {
      case Delivery.Accepted(var requestId, _) -> {
        end(work, new Ending.Sent(Ending.Via.PUSH, requestId), ready);
        tell(work.account(), work.followUp(), Metric.FOLLOW_UP_SENT, "accepted");
      }
      case Delivery.MonthlyLimit() -> failed(work, "monthly-limit", ready);
      case Delivery.Refused(var status) -> failed(work, "refused-" + status, ready);
      case Delivery.Unclear() -> again(work.opened(), now);
      case Delivery.TooFast(), Delivery.NotReached(), Delivery.TokenRefused() -> again(work, now);
    }
  }

  /**
   * Slows down where LINE asks for it, so that an evening with too much due goes out at its pace.
   */
  private Delivery push(FollowUpWork work, UUID key) {
    for (int left = TOO_FAST; ; left--) {
      pace.await(work.account());
      var answer = messenger.push(work.account(), work.followUp().chat(), work.messages(), key);
      if (left == 1 || !(answer instanceof Delivery.TooFast)) return answer;
      pause.accept(SLOWER);
    }
  }

  private void again(FollowUpWork work, Instant now) {
    var wait = Duration.ofSeconds(Math.min(600, 15L << Math.min(work.attempt(), 6)));
    records.later(work, now.plus(wait));
    tell(work.account(), work.followUp(), Metric.FOLLOW_UP_LATER, "attempt-" + work.attempt());
  }

  private void failed(FollowUpWork work, String why, Ready ready) {
    // Told first: a process that dies between the two tells it twice, and never not at all.
    var metric = work.open() ? Metric.FOLLOW_UP_UNKNOWN : Metric.FOLLOW_UP_DEAD;
    tell(work.account(), work.followUp(), metric, why);
    end(work, work.open() ? new Ending.Unknown(why) : new Ending.Dead(why), ready);
  }

  private void end(FollowUpWork work, Ending ending, Ready ready) {
    Instant now = clock.instant();
    records.end(work, ending, now, now.plus(ready.settings().keepMessages()));
  }

  /** Not sent by this round; where an earlier try stayed open, it may have been sent. */
  private void lapse(Due.Message due, String why, Instant now) {
    boolean open = due.tried().filter(Tried::open).isPresent();
    Ending ending = open ? new Ending.Unknown(why) : new Ending.Skipped(why);
    var metric = open ? Metric.FOLLOW_UP_UNKNOWN : Metric.FOLLOW_UP_LAPSED;
    if (records.lapse(due, ending, now, now.plus(KEPT)))
      tell(due.account(), due.followUp(), metric, why);
  }

  private void tell(AccountId account, FollowUp followUp, Metric metric, String why) {
    journal.tell(
        metric,
        account,
        Map.of(
            "chat",
            Pseudonym.of(account, followUp.chat().value()),
            "plan",
            followUp.plan(),
            "why",
            why));
  }
}
