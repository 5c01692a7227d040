package rusuban.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import rusuban.app.DeliveryOutcome;
import rusuban.app.chat.ChatArchive;
import rusuban.app.chat.EventRecord;
import rusuban.app.chat.ReplyPlan;
import rusuban.app.chat.SaveResult;
import rusuban.app.due.Claim;
import rusuban.app.due.DueWork.DueFollowUp;
import rusuban.app.due.FollowUpAttempt;
import rusuban.app.due.ReplyAttempt;
import rusuban.app.messaging.RetryKey;
import rusuban.app.messaging.SendResult;
import rusuban.app.reply.AbandonedReply;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatStatus;
import rusuban.core.decision.Effect;
import rusuban.core.decision.FollowUp;
import rusuban.core.decision.Quota;
import rusuban.core.event.Event;
import rusuban.core.shop.ShopState;
import rusuban.core.shop.ShopSwitch;
import rusuban.core.shop.ShopSwitch.Kind;

/** Checks every call at the moment it takes effect, and reports each broken promise. */
public final class InvariantMonitor {
  /** Ten claims of two calls each, and the pushes after them. */
  private static final int MOST_CALLS = 44;

  /** 23 hours, and the most that two clocks may differ. */
  private static final Duration KEY_LIVES = Duration.ofHours(23).plusMinutes(10);

  private final ScheduleStore scheduleStore;
  private final SimulatedShop simulatedShop;
  private final InstantSource clock;
  private final CoverageCounts coverageCounts;
  final List<Violation> violations = new ArrayList<>();
  final Map<String, EventRecord> kept = new LinkedHashMap<>();
  final Map<String, FollowUp> begun = new LinkedHashMap<>();
  final Map<String, Instant> expires = new HashMap<>();
  final List<String> told = new ArrayList<>();
  final Set<String> erased = new HashSet<>();
  private final Map<String, MessageCause> causes = new HashMap<>();
  private final Map<String, MessageCause> past = new HashMap<>();
  private final Map<UUID, MessageCause> byKey = new HashMap<>();
  private final IdentityHashMap<SimulatedInvocation, Set<MessageCause>> barred =
      new IdentityHashMap<>();
  private final IdentityHashMap<SimulatedInvocation, MessageCause> limited =
      new IdentityHashMap<>();
  private final IdentityHashMap<SimulatedInvocation, MessageCause> known = new IdentityHashMap<>();
  private final Set<SimulatedInvocation> asked = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<SimulatedInvocation, Told> months = new IdentityHashMap<>();
  private final Map<ChatId, Integer> waiting = new HashMap<>();
  private final Map<String, Integer> claimed = new HashMap<>();
  private final Map<Instant, Instant> busySince = new HashMap<>();
  private final Set<ToldBusy> toldBusy = new HashSet<>();
  private int moment;

  InvariantMonitor(
      ScheduleStore scheduleStore,
      SimulatedShop simulatedShop,
      InstantSource clock,
      CoverageCounts coverageCounts) {
    this.scheduleStore = scheduleStore;
    this.simulatedShop = simulatedShop;
    this.clock = clock;
    this.coverageCounts = coverageCounts;
  }

  void broken(String promise, String what) {
    violations.add(new Violation(promise, what));
  }

  public MessageCause ofEvent(String id) {
    return causes.computeIfAbsent("event/" + id, this::cause);
  }

  public MessageCause ofPlan(FollowUp followUp) {
    var before = past.get(followUp.cause());
    if (before != null) return before;
    return causes.computeIfAbsent(followUp.chat() + "/" + followUp.plan(), MessageCause::new);
  }

  private MessageCause cause(String name) {
    var messageCause = new MessageCause(name);
    byKey.put(RetryKey.of(scheduleStore.account(), name), messageCause);
    return messageCause;
  }

  /** Makes the cause of an event known. */
  void happened(Event event) {
    ofEvent(event.id());
  }

  public void recorded(
      SimulatedInvocation simulatedInvocation, EventRecord entry, SaveResult result) {
    moment++;
    switch (result) {
      case SaveResult.Saved _ -> keep(entry);
      case SaveResult.ReplyOutstanding(var work) -> {
        keep(entry);
        held(ofEvent(entry.event().id()), entry.receivedAt(), work.leaseUntil());
        taken(simulatedInvocation, work, entry.after().orElseThrow());
      }
      case SaveResult.ReplyAbandoned _ -> coverageCounts.count("left over at a redelivery");
      case SaveResult.Duplicate _ -> coverageCounts.count("duplicate");
      case SaveResult.VersionConflict _ -> coverageCounts.count("chat moved before a record");
    }
  }

  /** A busy notice to a chat, for the busy period that began at this time. */
  private record ToldBusy(ChatId chat, Instant since) {}

  /** Follows a change of the shop's state. Busy times without a gap are one period. */
  void switched(ShopState before, ShopState after) {
    coverageCounts.count("state switched");
    var now = clock.instant();
    var began = after.on(Kind.BUSY, now).map(ShopSwitch::from);
    if (began.isEmpty()) return;
    var was = before.on(Kind.BUSY, now).map(ShopSwitch::from);
    busySince.put(began.get(), was.map(from -> busySince.getOrDefault(from, from)).orElse(now));
  }

  private void toldOnce(EventRecord entry) {
    if (!(entry.plan() instanceof ReplyPlan.Reply) || !took(entry, "busy-notice")) return;
    var chat = entry.after().orElseThrow();
    var period = chat.busyNoticeFor().orElseThrow();
    coverageCounts.count("busy notice");
    if (!toldBusy.add(new ToldBusy(chat.id(), busySince.getOrDefault(period, period))))
      broken("I11", chat.id() + " is told twice that the shop is busy since " + period);
  }

  private static boolean took(EventRecord entry, String step) {
    return entry.trace().stream().anyMatch(it -> it.took() && it.step().equals(step));
  }

  private void keep(EventRecord entry) {
    toldOnce(entry);
    if (kept.put(entry.event().id(), entry) != null)
      broken("I1", "event " + entry.event().id() + " was kept twice");
    expires.put(entry.event().id(), entry.expires());
    entry.after().ifPresent(this::changed);
    for (var effect : entry.effects())
      switch (effect) {
        case Effect.StartFollowUp(var followUp) -> starts(followUp);
      }
  }

  private void starts(FollowUp followUp) {
    if (begun.put(ofPlan(followUp).name, followUp) != null)
      broken("I2", ofPlan(followUp).name + " was begun twice");
    byKey.put(RetryKey.of(scheduleStore.account(), followUp.cause()), ofPlan(followUp));
  }

  /**
   * Follows an erasure, right before its one moment. Each event and each ended follow-up leaves a
   * row, and waiting follow-ups are gone. A plan may begin anew afterwards, because its first
   * beginning is forgotten.
   */
  public void erases(ChatId chat, Instant now) {
    moment++;
    coverageCounts.count("chat erased");
    toldBusy.removeIf(told -> told.chat().equals(chat));
    var until = now.plus(ChatArchive.ERASED_KEPT);
    var rows =
        scheduleStore
            .stores()
            .archive()
            .history(scheduleStore.account(), chat, Instant.EPOCH, 10_000)
            .stream()
            .map(it -> it.key().id())
            .toList();
    for (var id : rows) {
      erased.add(id);
      expires.computeIfPresent(id, (_, at) -> at.isBefore(until) ? at : until);
    }
    for (var name : List.copyOf(begun.keySet())) {
      var followUp = begun.get(name);
      if (followUp == null || !followUp.chat().equals(chat) || past.containsKey(followUp.cause()))
        continue;
      past.put(followUp.cause(), ofPlan(followUp));
      causes.remove(name);
      begun.remove(name);
      if (rows.contains(followUp.cause())) begun.put(followUp.cause(), followUp);
      else coverageCounts.count("follow-up erased");
      erased.add(followUp.cause());
    }
  }

  private void mayBeClaimed(String cause) {
    if (erased.contains(cause)) broken("I3", cause + " was claimed after it was erased");
  }

  /** Follows the stored state of a chat. */
  public void changed(Chat chat) {
    moment++;
    if (chat.status() == ChatStatus.WAITING) waiting.put(chat.id(), moment);
  }

  public void claimed(
      SimulatedInvocation simulatedInvocation,
      AbandonedReply found,
      Instant now,
      Claim<ReplyAttempt> result) {
    moment++;
    switch (result) {
      case Claim.Acquired<ReplyAttempt>(var work) -> {
        mayBeClaimed(work.key().id());
        held(ofEvent(work.key().id()), now, work.leaseUntil());
        taken(simulatedInvocation, work, found.chat().chat());
      }
      case Claim.VersionConflict<ReplyAttempt> _ ->
          coverageCounts.count("chat moved before a claim");
      case Claim.Unavailable<ReplyAttempt> _ -> coverageCounts.count("claim lost");
    }
  }

  /** Checks that nobody claims work under another's lease, by the claimant's clock. */
  private void held(MessageCause messageCause, Instant now, Instant leaseUntil) {
    if (messageCause.heldUntil.isAfter(now))
      broken("I2", messageCause.name + " was taken while it was held");
    messageCause.heldUntil = leaseUntil;
  }

  private void taken(SimulatedInvocation simulatedInvocation, ReplyAttempt work, Chat read) {
    // The stored chat, not the read one: a claim without a check would agree with its own read.
    Chat chat = chat(read.id()).orElse(read);
    if (chat.status() == ChatStatus.WAITING) waiting.put(chat.id(), moment);
    claimed.put(work.key().id(), moment);
    boolean takenOver =
        chat.pausedUntil().filter(simulatedInvocation.clock().instant()::isBefore).isPresent()
            && !chat.pausedUntil().equals(work.pausedUntil());
    bar(
        simulatedInvocation,
        ofEvent(work.key().id()),
        chat.leftSince(work.key().at()) || takenOver);
  }

  /**
   * Checks the claim of a follow-up.
   *
   * @param now the claim's time, which the decision uses
   */
  public void claimed(
      SimulatedInvocation simulatedInvocation,
      DueFollowUp due,
      Instant now,
      Claim<FollowUpAttempt> result) {
    var followUp = due.followUp();
    switch (result) {
      case Claim.Acquired<FollowUpAttempt>(var work) -> {
        mayBeClaimed(followUp.cause());
        held(ofPlan(followUp), now, work.leaseUntil());
        if (due.previous().isEmpty() && simulatedShop.keptBack() > 0)
          takesOfMonth(simulatedInvocation, followUp);
        Chat chat = chat(followUp.chat()).orElseGet(() -> Chat.unknown(followUp.chat()));
        boolean paused = chat.pausedUntil().filter(now::isBefore).isPresent();
        boolean stopped = chat.followUp(followUp.plan()).isStoppedSince(followUp.began());
        boolean held = followUp.plan().equals("later") && chat.status() == ChatStatus.WAITING;
        bar(
            simulatedInvocation,
            ofPlan(followUp),
            chat.left() || chat.optedOut() || paused || stopped || held);
        if (SimulatedShop.QUIET.contain(now, simulatedShop.zone())
            || now.isAfter(followUp.latest()))
          broken("I5", ofPlan(followUp).name + " was claimed at " + now);
      }
      case Claim.VersionConflict<FollowUpAttempt> _ ->
          coverageCounts.count("chat moved before a claim");
      case Claim.Unavailable<FollowUpAttempt> _ -> coverageCounts.count("claim lost");
    }
  }

  /** LINE's quota, and the number of follow-ups that its caller has claimed since. */
  private record Told(Quota quota, int claimed) {}

  /** Follows the quota that an invocation got from LINE; empty if LINE did not tell it. */
  public void toldQuota(SimulatedInvocation simulatedInvocation, Optional<Quota> quota) {
    if (simulatedShop.keptBack() == 0) broken("I10", "LINE is asked though nothing is kept back");
    asked.add(simulatedInvocation);
    quota.ifPresent(it -> months.put(simulatedInvocation, new Told(it, 0)));
  }

  /** Checks the claim against the quota. No run of due work outlasts the cache of LINE's quota. */
  private void takesOfMonth(SimulatedInvocation simulatedInvocation, FollowUp followUp) {
    if (!asked.contains(simulatedInvocation))
      broken("I10", ofPlan(followUp).name + " is claimed and the month's messages not looked at");
    var told = months.get(simulatedInvocation);
    if (told == null) return;
    if (told.quota().leftForFollowUps(told.claimed(), simulatedShop.keptBack()) <= 0)
      broken("I10", ofPlan(followUp).name + " is claimed though what is left is kept back");
    months.put(simulatedInvocation, new Told(told.quota(), told.claimed() + 1));
  }

  private void keptBack(
      SimulatedInvocation simulatedInvocation, FollowUp followUp, DeliveryOutcome ending) {
    coverageCounts.count("follow-up held back");
    if (!months.containsKey(simulatedInvocation))
      broken("I10", ofPlan(followUp).name + " is held back and LINE has not told why");
    if (!(ending instanceof DeliveryOutcome.Skipped))
      broken("I2", ofPlan(followUp).name + " is held back though LINE may have it");
  }

  private void bar(SimulatedInvocation simulatedInvocation, MessageCause messageCause, boolean is) {
    var all = barred.computeIfAbsent(simulatedInvocation, _ -> new HashSet<>());
    if (is) all.add(messageCause);
    else all.remove(messageCause);
  }

  private Optional<Chat> chat(ChatId id) {
    return scheduleStore
        .stores()
        .chats()
        .read(scheduleStore.account(), Optional.of(id))
        .chat()
        .map(it -> it.chat());
  }

  /** Follows a release of work for another try. */
  public void givenBack(
      SimulatedInvocation simulatedInvocation,
      MessageCause messageCause,
      Instant leaseUntil,
      Instant next) {
    // A release by a former holder leaves a later lease as it is.
    if (messageCause.heldUntil.equals(leaseUntil)) messageCause.heldUntil = next;
    if (messageCause.equals(limited.get(simulatedInvocation)))
      broken("I8", messageCause.name + " is to be tried again after the monthly limit");
  }

  public void ended(
      SimulatedInvocation simulatedInvocation, ReplyAttempt work, DeliveryOutcome ending) {
    ended(simulatedInvocation, ofEvent(work.key().id()), ending);
    coverageCounts.count(ending.getClass().getSimpleName() + " reply");
    boolean open =
        ending instanceof DeliveryOutcome.Unknown || ending instanceof DeliveryOutcome.Failed;
    int since = claimed.getOrDefault(work.key().id(), 0);
    if (open && waiting.getOrDefault(work.chat(), -1) < since)
      broken("I1", "event " + work.key().id() + " ends unknown or dead, and staff do not see it");
  }

  private void ended(
      SimulatedInvocation simulatedInvocation, MessageCause messageCause, DeliveryOutcome ending) {
    if (messageCause.equals(known.get(simulatedInvocation))
        && !(ending instanceof DeliveryOutcome.Sent))
      broken("I2", messageCause.name + " ends " + ending + " though LINE has just said it has it");
  }

  public void ended(
      SimulatedInvocation simulatedInvocation,
      FollowUp followUp,
      DeliveryOutcome ending,
      Instant until) {
    ended(simulatedInvocation, ofPlan(followUp), ending);
    coverageCounts.count(ending.getClass().getSimpleName() + " follow-up");
    if (ending.reason().equals(Optional.of("quota-kept-back")))
      keptBack(simulatedInvocation, followUp, ending);
    // Of two ends only one counts, and with other settings it expires sooner or later.
    if (!erased.contains(followUp.cause()))
      expires.merge(followUp.cause(), until, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** Checks a call right before it reaches LINE. */
  public void calls(
      SimulatedInvocation simulatedInvocation, MessageCause messageCause, boolean push) {
    messageCause.calls++;
    if (barred.getOrDefault(simulatedInvocation, Set.of()).contains(messageCause))
      broken("I3", messageCause.name + " is sent though it was claimed after a goodbye");
    if (push && messageCause.openReply)
      broken("I2", messageCause.name + " is pushed after an open reply");
    if (messageCause.calls > MOST_CALLS) broken("I8", messageCause.name + " is tried without end");
    if (!push) return;
    if (messageCause.firstPush == null) messageCause.firstPush = clock.instant();
    if (messageCause.firstPush.plus(KEY_LIVES).isBefore(clock.instant()))
      broken("I8", messageCause.name + " uses its retry key after 23 h");
  }

  public Optional<MessageCause> ofKey(UUID key) {
    var cause = Optional.ofNullable(byKey.get(key));
    if (cause.isEmpty()) broken("I2", "a push has the retry key of no cause");
    return cause;
  }

  /** Checks a message that LINE accepted. */
  public void accepted(MessageCause messageCause, ModelledLine.Taken message, boolean push) {
    messageCause.accepted.add(message.key());
    coverageCounts.count(push ? "push accepted" : "reply accepted");
    if (messageCause.name.contains("/thanks")) coverageCounts.count("thanks accepted");
    if (messageCause.accepted.size() > 1) broken("I2", messageCause.name + " was accepted twice");
  }

  /**
   * Follows the result of a send; empty if the caller died first.
   *
   * @param undisturbed whether the result is LINE's own
   */
  public void learned(
      SimulatedInvocation simulatedInvocation,
      MessageCause messageCause,
      boolean push,
      Optional<SendResult> answer,
      boolean undisturbed) {
    if (push && undisturbed && !messageCause.accepted.isEmpty())
      known.put(simulatedInvocation, messageCause);
    else known.remove(simulatedInvocation);
    boolean open = answer.map(SendResult.OutcomeUnknown.class::isInstance).orElse(true);
    if (!push && open) messageCause.openReply = true;
    limited.remove(simulatedInvocation);
    if (answer.filter(SendResult.QuotaExceeded.class::isInstance).isPresent())
      limited.put(simulatedInvocation, messageCause);
  }

  public void told(
      SimulatedInvocation simulatedInvocation,
      String metric,
      AccountId account,
      Map<String, String> ids) {
    if (!simulatedInvocation.isDead()) told.add(metric + " " + account + " " + ids);
  }
}
