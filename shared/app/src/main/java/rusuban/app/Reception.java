package rusuban.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
    var byChat =
        events.stream()
            .collect(Collectors.groupingBy(Event::chat, LinkedHashMap::new, Collectors.toList()));
    if (byChat.size() == 1) return inOrder(account, events);
    List<Future<Boolean>> chats;
    try (var sideBySide = workers.get()) {
      chats =
          byChat.values().stream()
              .map(ofOne -> sideBySide.submit(() -> inOrder(account, ofOne)))
              .toList();
    }
    return chats.stream().allMatch(Future::resultNow);
  }

  private boolean inOrder(AccountId account, List<Event> events) {
    boolean all = true;
    for (Event event : events) {
      try {
        receive(account, event);
      } catch (RuntimeException e) {
        var why = Map.of("event", event.id(), "why", e.getClass().getSimpleName());
        journal.tell(Metric.WORK_FAILED, account, why);
        all = false;
      }
    }
    return all;
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
      Opened opened = records.open(account, event.chat());
      var entry = planning.entry(account, event, opened, names, now);
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

  private static Metric kept(Event event) {
    return event.what() instanceof What.Unreadable ? Metric.EVENT_UNREADABLE : Metric.EVENT_KEPT;
  }

  private void tell(Metric what, AccountId account, Event event) {
    journal.tell(what, account, Map.of("event", event.id()));
  }
}
