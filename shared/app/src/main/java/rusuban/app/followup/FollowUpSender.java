package rusuban.app.followup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import rusuban.app.DeliveryOutcome;
import rusuban.app.OptimisticRetry;
import rusuban.app.Pseudonym;
import rusuban.app.Telemetry;
import rusuban.app.Telemetry.Metric;
import rusuban.app.chat.ChatContext;
import rusuban.app.chat.ChatStore;
import rusuban.app.chat.VersionedChat;
import rusuban.app.due.Claim;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.due.DueWorkHandler;
import rusuban.app.due.FollowUpAttempt;
import rusuban.app.due.PreviousAttempts;
import rusuban.app.followup.QuotaReserve.Place;
import rusuban.app.messaging.DisplayNameLookup;
import rusuban.app.messaging.MessagingApi;
import rusuban.app.messaging.RetryKey;
import rusuban.app.messaging.SendResult;
import rusuban.app.settings.CompiledSettingsCache;
import rusuban.core.AccountId;
import rusuban.core.decision.CompiledSettings;
import rusuban.core.decision.FollowUp;
import rusuban.core.decision.FollowUpPolicy;
import rusuban.core.decision.FollowUpPolicy.Facts;
import rusuban.core.decision.FollowUpPolicy.Gather;
import rusuban.core.decision.FollowUpPolicy.Lapse;
import rusuban.core.decision.FollowUpPolicy.Send;
import rusuban.core.decision.FollowUpPolicy.Wait;
import rusuban.core.event.Event;
import rusuban.json.Json;

/**
 * Carries out one follow-up that is due: decides again, claims it, pushes it with the retry key of
 * its cause.
 */
public final class FollowUpSender implements DueWorkHandler<DueFollowUp> {
  /** LINE forgets a retry key after 24 hours; an hour is kept back for clocks that are off. */
  private static final Duration RETRY_KEY_LIVES = Duration.ofHours(23);

  /** Time for which a lapsed or cancelled follow-up stays in the history. */
  static final Duration KEPT = Duration.ofDays(30);

  /** Maximum attempts before a follow-up is given up, whatever their results. */
  private static final int TRIES = 12;

  /** Maximum pushes of one attempt while LINE answers 429 for the rate. */
  private static final int TOO_FAST = 5;

  /** Time for which one that failed stands aside. */
  private static final Duration ASIDE = Duration.ofMinutes(2);

  private static final Duration SLOWER = Duration.ofSeconds(1);

  private final FollowUpQueue queue;
  private final ChatStore chats;
  private final CompiledSettingsCache settings;
  private final MessagingApi messaging;
  private final Telemetry telemetry;
  private final InstantSource clock;
  private final PushRateLimiter rateLimiter;
  private final QuotaReserve quotaReserve;
  private final Consumer<Duration> pause;

  /**
   * Creates the sender.
   *
   * @param perSecond maximum pushes per second and account
   * @param pause returns after the given time
   */
  public FollowUpSender(
      FollowUpQueue queue,
      ChatStore chats,
      CompiledSettingsCache settings,
      MessagingApi messaging,
      Telemetry telemetry,
      InstantSource clock,
      int perSecond,
      Consumer<Duration> pause) {
    this.queue = queue;
    this.chats = chats;
    this.settings = settings;
    this.messaging = messaging;
    this.telemetry = telemetry;
    this.clock = clock;
    this.rateLimiter = new PushRateLimiter(perSecond, clock, pause);
    this.quotaReserve = new QuotaReserve(messaging, clock);
    this.pause = pause;
  }

  /** Decides a due follow-up again, then sends it, lapses it or postpones it. */
  @Override
  public void carryOut(DueFollowUp due) {
    var names = new DisplayNameLookup(messaging);
    try (var place = quotaReserve.place(due.account())) {
      var retry = new OptimisticRetry();
      while (!settle(due, names, place)) retry.conflict();
    }
  }

  /** Returns false on a conflict. */
  private boolean settle(DueFollowUp due, DisplayNameLookup names, Place place) {
    ChatContext context = chats.read(due.account(), Optional.of(due.chat()));
    if (context.settings().isEmpty()) {
      return lapse(due, "no-settings", clock.instant());
    }
    CompiledSettings compiledSettings =
        settings.at(due.account(), context.settings().getAsLong(), context.state().state());
    VersionedChat stored = context.chat().orElseGet(() -> VersionedChat.unknown(due.chat()));
    Instant before = clock.instant();
    boolean isTried = due.previous().isPresent();
    return switch (FollowUpPolicy.decide(
        due.followUp(), isTried, compiledSettings.settings(), stored.chat(), before)) {
      case Lapse(var why) -> lapse(due, why, before);
      case Wait(var until, _) -> postpone(due, before, until);
      case Gather gather -> {
        var facts = gather(due, gather, names, place);
        // Read after the facts are known: LINE may take seconds to tell them.
        Instant now = clock.instant();
        yield confirm(due, compiledSettings, stored, facts, now, place);
      }
    };
  }

  /** Asks LINE for the facts that sending needs; for the name only if a message is left. */
  private static Facts gather(
      DueFollowUp due, Gather needed, DisplayNameLookup names, Place place) {
    boolean hasQuota = needed.quotaKeptBack() == 0 || place.reserve(needed.quotaKeptBack());
    var who = new Event.Source(due.chat(), Optional.of(due.chat().value()));
    boolean asks = hasQuota && needed.name();
    return new Facts(hasQuota, asks ? names.of(due.account(), who) : Optional.empty());
  }

  /** Returns false on a conflict. */
  private boolean confirm(
      DueFollowUp due,
      CompiledSettings compiledSettings,
      VersionedChat stored,
      Facts facts,
      Instant now,
      Place place) {
    var tried = due.previous().map(PreviousAttempts::messages);
    return switch (FollowUpPolicy.confirm(
        due.followUp(), tried, compiledSettings, stored.chat(), facts, now)) {
      case Lapse(var why) -> lapse(due, why, now);
      case Wait(var until, _) -> postpone(due, now, until);
      case Send(var messages) ->
          claimAndSend(due, stored.revision(), messages, now, compiledSettings, place);
    };
  }

  private boolean postpone(DueFollowUp due, Instant now, Instant until) {
    queue.postpone(due, now, until);
    return true;
  }

  /** Returns false on a conflict. */
  private boolean claimAndSend(
      DueFollowUp due,
      long revision,
      List<Json> messages,
      Instant now,
      CompiledSettings compiledSettings,
      Place place) {
    // Mark the use before the claim: a claim may succeed although the store reports an error. The
    // follow-up is then sent later.
    place.use();
    return switch (queue.claim(due, revision, messages, now, now.plus(LEASE))) {
      case Claim.Acquired<FollowUpAttempt>(var work) -> {
        send(work, now, compiledSettings);
        yield true;
      }
      case Claim.Unavailable<FollowUpAttempt> _ -> {
        place.leave();
        yield true;
      }
      case Claim.VersionConflict<FollowUpAttempt> _ -> {
        place.leave();
        yield false;
      }
    };
  }

  /** One that keeps failing by a bug ends once it is too late. The alarm was raised. */
  @Override
  public void standAside(DueFollowUp due, Instant now) {
    if (now.isAfter(due.followUp().latest()))
      queue.lapse(due, failure(due.mayHaveBeenSent(), "work-failed"), now, now.plus(KEPT));
    else queue.postpone(due, now, now.plus(ASIDE));
  }

  @Override
  public boolean isAwaited() {
    return false;
  }

  private static DeliveryOutcome failure(boolean mayHaveBeenSent, String why) {
    return mayHaveBeenSent ? new DeliveryOutcome.Unknown(why) : new DeliveryOutcome.Failed(why);
  }

  private void send(FollowUpAttempt work, Instant now, CompiledSettings compiledSettings) {
    if (now.isAfter(work.firstTriedAt().plus(RETRY_KEY_LIVES))) {
      failed(work, "retry-key-expired", compiledSettings);
      return;
    }
    if (work.attempt() > TRIES) {
      failed(work, "too-many-tries", compiledSettings);
      return;
    }
    var key = RetryKey.of(work.account(), work.followUp().cause());
    switch (push(work, key)) {
      case SendResult.Accepted(var requestId, _) -> {
        end(work, new DeliveryOutcome.Sent(DeliveryOutcome.Via.PUSH, requestId), compiledSettings);
        tell(work.account(), work.followUp(), Metric.FOLLOW_UP_SENT, "accepted");
      }
      case SendResult.QuotaExceeded() -> failed(work, "monthly-limit", compiledSettings);
      case SendResult.Refused(var status) -> failed(work, "refused-" + status, compiledSettings);
      case SendResult.OutcomeUnknown() -> again(work.possiblySent(), now);
      case SendResult.RateLimited(), SendResult.NotSent(), SendResult.InvalidReplyToken() ->
          again(work, now);
    }
  }

  /** Pushes the message, and slows down while LINE answers that the rate is too high. */
  private SendResult push(FollowUpAttempt work, UUID key) {
    for (int left = TOO_FAST; ; left--) {
      rateLimiter.await(work.account());
      var answer = messaging.push(work.account(), work.followUp().chat(), work.messages(), key);
      if (left == 1 || !(answer instanceof SendResult.RateLimited)) return answer;
      pause.accept(SLOWER);
    }
  }

  private void again(FollowUpAttempt work, Instant now) {
    var wait = Duration.ofSeconds(Math.min(600, 15L << Math.min(work.attempt(), 6)));
    queue.release(work, now.plus(wait));
    tell(work.account(), work.followUp(), Metric.FOLLOW_UP_LATER, "attempt-" + work.attempt());
  }

  private void failed(FollowUpAttempt work, String why, CompiledSettings compiledSettings) {
    // Emits the metric before the write: after a crash it is counted twice rather than never.
    var metric = work.mayHaveBeenSent() ? Metric.FOLLOW_UP_UNKNOWN : Metric.FOLLOW_UP_DEAD;
    tell(work.account(), work.followUp(), metric, why);
    end(work, failure(work.mayHaveBeenSent(), why), compiledSettings);
  }

  private void end(
      FollowUpAttempt work, DeliveryOutcome ending, CompiledSettings compiledSettings) {
    Instant now = clock.instant();
    queue.end(work, ending, now, now.plus(compiledSettings.settings().keepMessages()));
  }

  /** Ends the follow-up without a push. An earlier attempt may have sent it: then it is unknown. */
  private boolean lapse(DueFollowUp due, String why, Instant now) {
    DeliveryOutcome ending =
        due.mayHaveBeenSent() ? new DeliveryOutcome.Unknown(why) : new DeliveryOutcome.Skipped(why);
    var metric = due.mayHaveBeenSent() ? Metric.FOLLOW_UP_UNKNOWN : Metric.FOLLOW_UP_LAPSED;
    if (queue.lapse(due, ending, now, now.plus(KEPT)))
      tell(due.account(), due.followUp(), metric, why);
    return true;
  }

  private void tell(AccountId account, FollowUp followUp, Metric metric, String why) {
    telemetry.tell(
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
