package rusuban.app;

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
import rusuban.app.Journal.Metric;
import rusuban.app.Records.Opened;
import rusuban.app.Records.Recorded;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.event.Event;
import rusuban.core.event.What;

/** Receives an event: decides, keeps it with what it was decided to do, and only then answers. */
public final class Reception {
  /**
   * Longer than a webhook function may run (10 s, template.yaml), so that nobody else takes a reply
   * that is still being sent.
   */
  static final Duration LEASE = Duration.ofSeconds(12);

  /**
   * How often a chat may move on under our hands; each time somebody else has got something done.
   */
  private static final int TRIES = 12;

  /** For callers that nothing ends. */
  private static final Duration UNHURRIED = Duration.ofDays(1);

  /** What is left of a function's time when it keeps nothing more, so that it can still answer. */
  private static final Duration TO_ANSWER = Duration.ofSeconds(1);

  private final Records records;
  private final Planning planning;
  private final Messenger messenger;
  private final Replies replies;
  private final Journal journal;
  private final InstantSource clock;
  private final Supplier<ExecutorService> workers;

  /**
   * @param workers makes what runs the chats of one webhook side by side; it is closed with each
   */
  public Reception(
      Records records,
      ReadySettings settings,
      Messenger messenger,
      Replies replies,
      Journal journal,
      InstantSource clock,
      Supplier<ExecutorService> workers) {
    this.records = records;
    this.planning = new Planning(settings, journal);
    this.messenger = messenger;
    this.replies = replies;
    this.journal = journal;
    this.clock = clock;
    this.workers = workers;
  }

  /**
   * Receives the events of one webhook: those of one chat in their order, different chats side by
   * side.
   *
   * @return whether every one of them is kept; one that fails never holds up the others
   */
  public boolean receive(AccountId account, List<Event> events) {
    return receive(account, events, UNHURRIED);
  }

  /**
   * Receives the events of one webhook, as a function that ends by itself at some time. For half of
   * that time events are decided and answered. Those that are left then are kept together, for
   * staff to answer: their reply tokens would not live to be used.
   *
   * @param remaining how long the function may still run
   * @return whether every one of them is kept
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
   * The time that one webhook has.
   *
   * @param decide until when events are decided
   * @param keep until when events are kept
   */
  private record Time(Instant decide, Instant keep) {}

  private boolean inOrder(AccountId account, List<Event> events, Time time) {
    boolean all = true;
    for (int i = 0; i < events.size(); i++) {
      if (!clock.instant().isBefore(time.decide()))
        return keep(account, events.subList(i, events.size()), time) && all;
      var event = events.get(i);
      all &= isKept(account, event, () -> receive(account, event));
    }
    return all;
  }

  private boolean isKept(AccountId account, Event event, Runnable keeping) {
    try {
      keeping.run();
      return true;
    } catch (RuntimeException e) {
      var why = Map.of("event", event.id(), "why", e.getClass().getSimpleName());
      journal.tell(Metric.WORK_FAILED, account, why);
      return false;
    }
  }

  /** Keeps the events that there is no time to decide, in their order. */
  private boolean keep(AccountId account, List<Event> events, Time time) {
    var first = Map.of("event", events.getFirst().id(), "why", "too-many-at-once");
    journal.tell(Metric.WORK_FAILED, account, first);
    boolean all = true;
    for (var together : Batches.of(events)) {
      if (!clock.instant().isBefore(time.keep())) return false;
      var event = together.getFirst();
      all &=
          event.what() instanceof What.Unsend
              ? isKept(account, event, () -> receive(account, event))
              : isKept(account, event, () -> keep(account, together));
    }
    return all;
  }

  private void keep(AccountId account, List<Event> events) {
    var left = new ArrayList<>(events);
    for (int i = 0; i < TRIES && !left.isEmpty(); i++) {
      Instant now = clock.instant();
      Opened opened = records.open(account, left.getFirst().chat());
      switch (records.keep(planning.undecided(account, left, opened, now))) {
        case Records.Together.Kept() -> {
          left.forEach(event -> tell(kept(event), account, event));
          return;
        }
        case Records.Together.Known(var keys) ->
            left.removeIf(it -> keys.contains(new Records.Key(it.at(), it.id())));
        case Records.Together.ChatMoved() -> {}
      }
    }
    if (!left.isEmpty()) throw new IllegalStateException("the chat kept moving on");
  }

  /**
   * Keeps the event and carries out what it was decided to do. When this returns, the event is
   * durable. An outage of the store throws: then LINE sends the event again, and the record makes
   * that safe.
   */
  public void receive(AccountId account, Event event) {
    var names = new Names(messenger);
    for (int i = 0; i < TRIES; i++) {
      Instant now = clock.instant();
      Opened opened = records.open(account, event.chat(), quotedInGroup(event));
      var met = opened.quotesAccount() ? event.quotingAccount() : event;
      var entry = planning.entry(account, met, opened, names, now);
      switch (records.record(entry)) {
        case Recorded.Kept() -> {
          tell(kept(event), account, event);
          return;
        }
        case Recorded.Outstanding(var work) -> {
          tell(Metric.EVENT_KEPT, account, event);
          replies.send(work);
          return;
        }
        case Recorded.LeftOver(var reply) -> {
          tell(Metric.EVENT_DUPLICATE, account, event);
          replies.takeUp(reply, Optional.of(entry.tokenEnds()), LEASE);
          return;
        }
        case Recorded.Duplicate() -> {
          tell(Metric.EVENT_DUPLICATE, account, event);
          return;
        }
        case Recorded.ChatMoved() -> {}
      }
    }
    throw new IllegalStateException("the chat kept moving on");
  }

  /** Everything in a chat with one customer is meant for the account, quoted or not. */
  private static Optional<String> quotedInGroup(Event event) {
    return event.chat().filter(it -> it.kind() != ChatId.Kind.USER).flatMap(_ -> event.quoted());
  }

  private static Metric kept(Event event) {
    return event.what() instanceof What.Unreadable ? Metric.EVENT_UNREADABLE : Metric.EVENT_KEPT;
  }

  private void tell(Metric what, AccountId account, Event event) {
    journal.tell(what, account, Map.of("event", event.id()));
  }
}
