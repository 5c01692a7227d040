package rusuban.app.receive;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import rusuban.app.HistoryKey;
import rusuban.app.OptimisticRetry;
import rusuban.app.Telemetry;
import rusuban.app.Telemetry.Metric;
import rusuban.app.chat.BatchSaveResult;
import rusuban.app.chat.ChatContext;
import rusuban.app.chat.ChatStore;
import rusuban.app.chat.SaveResult;
import rusuban.app.due.ReplyAttempt;
import rusuban.app.messaging.DisplayNameLookup;
import rusuban.app.messaging.MessagingApi;
import rusuban.app.reply.ReplySender;
import rusuban.app.settings.CompiledSettingsCache;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;

/** Processes webhook events: decides each, saves it with its decision, and only then replies. */
public final class WebhookEventProcessor {
  /** The remaining time for callers without a time limit. */
  private static final Duration UNHURRIED = Duration.ofDays(1);

  /** The part of a function's time that is reserved for its answer. Nothing is saved during it. */
  private static final Duration TO_ANSWER = Duration.ofSeconds(1);

  private final ChatStore chats;
  private final EventPlanner planner;
  private final MessagingApi messaging;
  private final ReplySender replies;
  private final Telemetry telemetry;
  private final InstantSource clock;
  private final Supplier<ExecutorService> workers;

  /**
   * Creates the processor.
   *
   * @param workers creates the executor that runs the chats of one webhook concurrently; it is
   *     closed after each webhook
   */
  public WebhookEventProcessor(
      ChatStore chats,
      CompiledSettingsCache settings,
      MessagingApi messaging,
      ReplySender replies,
      Telemetry telemetry,
      InstantSource clock,
      Supplier<ExecutorService> workers) {
    this.chats = chats;
    this.planner = new EventPlanner(settings, telemetry);
    this.messaging = messaging;
    this.replies = replies;
    this.telemetry = telemetry;
    this.clock = clock;
    this.workers = workers;
  }

  /**
   * Processes the events of one webhook: events of one chat in their order, different chats
   * concurrently.
   *
   * @return whether every event is saved; an event that fails does not stop the others
   */
  public boolean receive(AccountId account, List<Event> events) {
    return receive(account, events, UNHURRIED);
  }

  /**
   * Processes the events of one webhook within a function's remaining time. In its first half,
   * events are decided and answered. The remaining events are saved together for staff to answer:
   * their reply tokens would expire before use.
   *
   * @param remaining how long the function may still run
   * @return whether every event is saved
   */
  public boolean receive(AccountId account, List<Event> events, Duration remaining) {
    Instant now = clock.instant();
    var time = new Time(now.plus(remaining.dividedBy(2)), now.plus(remaining).minus(TO_ANSWER));
    var byChat =
        events.stream()
            .collect(Collectors.groupingBy(Event::chat, LinkedHashMap::new, Collectors.toList()));
    if (byChat.size() == 1) return inOrder(account, events, time);
    List<Future<Boolean>> chats;
    try (var sideBySide = workers.get()) {
      chats =
          byChat.values().stream()
              .map(ofOne -> sideBySide.submit(() -> inOrder(account, ofOne, time)))
              .toList();
    }
    return chats.stream().allMatch(Future::resultNow);
  }

  /**
   * The time limits of one webhook.
   *
   * @param decide when the last event may be decided
   * @param save when the last event may be saved
   */
  private record Time(Instant decide, Instant save) {}

  private boolean inOrder(AccountId account, List<Event> events, Time time) {
    boolean all = true;
    for (int i = 0; i < events.size(); i++) {
      if (!clock.instant().isBefore(time.decide()))
        return saveUndecided(account, events.subList(i, events.size()), time) && all;
      var event = events.get(i);
      all &= trySave(account, event, () -> receive(account, event));
    }
    return all;
  }

  /**
   * Returns whether the events are saved. A failure is reported and does not stop the other events.
   */
  private boolean trySave(AccountId account, Event event, Runnable saving) {
    try {
      saving.run();
      return true;
    } catch (RuntimeException e) {
      var why = Map.of("event", event.id(), "why", e.getClass().getSimpleName());
      telemetry.tell(Metric.WORK_FAILED, account, why);
      return false;
    }
  }

  /** Saves the events for which there is no time to decide, in their order. */
  private boolean saveUndecided(AccountId account, List<Event> events, Time time) {
    var first = Map.of("event", events.getFirst().id(), "why", "too-many-at-once");
    telemetry.tell(Metric.WORK_FAILED, account, first);
    boolean all = true;
    for (var batch : EventBatches.of(events)) {
      if (!clock.instant().isBefore(time.save())) return false;
      var event = batch.getFirst();
      all &=
          event.content() instanceof EventContent.UnsendEvent
              ? trySave(account, event, () -> receive(account, event))
              : trySave(account, event, () -> saveBatch(account, batch));
    }
    return all;
  }

  private void saveBatch(AccountId account, List<Event> events) {
    var left = new ArrayList<>(events);
    var retry = new OptimisticRetry();
    while (!left.isEmpty() && !saveBatchOnce(account, left)) retry.conflict();
  }

  /**
   * Saves the events that are new.
   *
   * @param left loses the events that were already saved
   * @return false on a conflict
   */
  private boolean saveBatchOnce(AccountId account, List<Event> left) {
    Instant now = clock.instant();
    ChatContext context = chats.read(account, left.getFirst().chat());
    return switch (chats.saveAll(planner.undecided(account, left, context, now))) {
      case BatchSaveResult.Saved() -> {
        left.forEach(event -> tell(saved(event), account, event));
        yield true;
      }
      case BatchSaveResult.AlreadySaved(var keys) -> {
        left.removeIf(it -> keys.contains(new HistoryKey(it.at(), it.id())));
        yield left.isEmpty();
      }
      case BatchSaveResult.VersionConflict() -> false;
    };
  }

  /**
   * Saves the event and carries out its decision. The event is durable when this returns. An outage
   * of the store throws: LINE then redelivers the event, which its record makes safe.
   */
  public void receive(AccountId account, Event event) {
    var names = new DisplayNameLookup(messaging);
    var retry = new OptimisticRetry();
    while (!receiveOnce(account, event, names)) retry.conflict();
  }

  /** Returns false on a conflict. */
  private boolean receiveOnce(AccountId account, Event event, DisplayNameLookup names) {
    Instant now = clock.instant();
    ChatContext context = chats.read(account, event.chat(), quotedInGroup(event));
    var met = context.quotesAccount() ? event.quotingAccount() : event;
    var draft = planner.decide(account, met, context, now);
    // LINE may take seconds, and is asked only for an answer that needs the name.
    var name = met.source().flatMap(who -> names.neededBy(draft.answer(), account, who));
    var entry = planner.complete(draft, name);
    return switch (chats.save(entry)) {
      case SaveResult.Saved() -> {
        tell(saved(event), account, event);
        yield true;
      }
      case SaveResult.ReplyOutstanding(var reply) -> {
        tell(Metric.EVENT_KEPT, account, event);
        replies.send(reply);
        yield true;
      }
      case SaveResult.ReplyAbandoned(var reply) -> {
        tell(Metric.EVENT_DUPLICATE, account, event);
        replies.takeUp(reply, Optional.of(entry.tokenEnds()), ReplyAttempt.LEASE);
        yield true;
      }
      case SaveResult.Duplicate() -> {
        tell(Metric.EVENT_DUPLICATE, account, event);
        yield true;
      }
      case SaveResult.VersionConflict() -> false;
    };
  }

  /**
   * Returns the quoted message's id in a group. In a chat with one customer every message addresses
   * the account, so the quote does not matter.
   */
  private static Optional<String> quotedInGroup(Event event) {
    return event.chat().filter(it -> it.kind() != ChatId.Kind.USER).flatMap(_ -> event.quoted());
  }

  private static Metric saved(Event event) {
    return event.content() instanceof EventContent.UnreadableEvent
        ? Metric.EVENT_UNREADABLE
        : Metric.EVENT_KEPT;
  }

  private void tell(Metric what, AccountId account, Event event) {
    telemetry.tell(what, account, Map.of("event", event.id()));
  }
}
