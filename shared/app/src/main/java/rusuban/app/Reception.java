package rusuban.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import rusuban.app.Journal.Metric;
import rusuban.app.Records.Entry;
import rusuban.app.Records.Next;
import rusuban.app.Records.Opened;
import rusuban.app.Records.Recorded;
import rusuban.app.Records.StoredChat;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatStatus;
import rusuban.core.content.Variable;
import rusuban.core.content.Variables;
import rusuban.core.decision.Decider;
import rusuban.core.decision.Decision;
import rusuban.core.decision.Outcome;
import rusuban.core.decision.Ready;
import rusuban.core.decision.ShopWords;
import rusuban.core.decision.TraceStep;
import rusuban.core.event.Event;
import rusuban.core.event.What;

/** Receives an event: decides, keeps it with what it was decided to do, and only then answers. */
public final class Reception {
  /**
   * A reply token is good for a minute from receipt, and never past 20 minutes from the event
   * (Messaging API reference, "Reply token").
   */
  private static final Duration TOKEN_FROM_RECEIPT = Duration.ofMinutes(1);

  private static final Duration TOKEN_FROM_EVENT = Duration.ofMinutes(20);

  /**
   * Longer than a webhook function may run, so that nobody else takes a reply that is still being
   * sent.
   */
  private static final Duration LEASE = Duration.ofSeconds(20);

  /**
   * How often a chat may move on under our hands; each time somebody else has got something done.
   */
  private static final int TRIES = 12;

  /** What is kept of an account that has no settings yet. */
  private static final Duration KEPT_WITHOUT_SETTINGS = Duration.ofDays(30);

  private final Records records;
  private final ReadySettings settings;
  private final Messenger messenger;
  private final Replies replies;
  private final Journal journal;
  private final InstantSource clock;

  public Reception(
      Records records,
      ReadySettings settings,
      Messenger messenger,
      Replies replies,
      Journal journal,
      InstantSource clock) {
    this.records = records;
    this.settings = settings;
    this.messenger = messenger;
    this.replies = replies;
    this.journal = journal;
    this.clock = clock;
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
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      chats =
          byChat.values().stream()
              .map(ofOne -> workers.submit(() -> inOrder(account, ofOne)))
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
        journal.tell(
            Metric.WORK_FAILED,
            account,
            Map.of("event", event.id(), "why", e.getClass().getSimpleName()));
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
    for (int i = 0; i < TRIES; i++) {
      Instant now = clock.instant();
      switch (records.record(entry(account, event, records.open(account, event.chat()), now))) {
        case Recorded.Kept() -> {
          tell(
              event.what() instanceof What.Unreadable ? Metric.EVENT_UNREADABLE : Metric.EVENT_KEPT,
              account,
              event);
          return;
        }
        case Recorded.Outstanding(var work) -> {
          tell(Metric.EVENT_KEPT, account, event);
          replies.send(work);
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

  private void tell(Metric what, AccountId account, Event event) {
    journal.tell(what, account, Map.of("event", event.id()));
  }

  private Entry entry(AccountId account, Event event, Opened opened, Instant now) {
    Optional<Ready> ready =
        opened.settings().isPresent()
            ? Optional.of(settings.at(account, opened.settings().getAsLong()))
            : Optional.empty();
    long version = opened.settings().orElse(0);
    Instant expires =
        now.plus(ready.map(known -> known.settings().keepMessages()).orElse(KEPT_WITHOUT_SETTINGS));
    if (event.chat().isEmpty()) return withoutChat(account, event, version, now, expires);
    ChatId id = event.chat().get();
    StoredChat before = opened.chat().orElseGet(() -> new StoredChat(Chat.unknown(id), 0));
    Decision decision =
        ready.isPresent()
            ? Decider.decide(ready.get(), before.chat(), event, now)
            : Decider.withoutSettings(before.chat(), event);
    var planned =
        ready.isPresent() ? plan(account, ready.get(), event, decision, now) : asDecided(decision);
    return new Entry(
        account,
        withoutUnsent(event, decision.chat()),
        now,
        version,
        Optional.of(before),
        Optional.of(planned.chat()),
        planned.next(),
        decision.trace(),
        decision.begin(),
        event.what() instanceof What.Unsend(var messageId)
            ? Optional.of(messageId)
            : Optional.empty(),
        tokenEnds(event, now),
        now.plus(LEASE),
        expires);
  }

  private static Entry withoutChat(
      AccountId account, Event event, long version, Instant now, Instant expires) {
    var trace = new TraceStep("not-answerable", true, "トークに属さないイベントです", "an event of no chat");
    var next = new Next.Nothing(new Ending.Skipped(why(Outcome.Why.ON_RECORD_ONLY)));
    return new Entry(
        account,
        event,
        now,
        version,
        Optional.empty(),
        Optional.empty(),
        next,
        List.of(trace),
        List.of(),
        Optional.empty(),
        tokenEnds(event, now),
        now.plus(LEASE),
        expires);
  }

  private record Planned(Chat chat, Next next) {}

  private static Planned asDecided(Decision decision) {
    Next next =
        switch (decision.outcome()) {
          case Outcome.LeftToStaff(var why) -> new Next.Nothing(new Ending.Skipped(why(why)));
          case Outcome.Silence(var why) -> new Next.Nothing(new Ending.Skipped(why(why)));
          case Outcome.Answer _ -> throw new IllegalArgumentException("an answer needs settings");
        };
    return new Planned(decision.chat(), next);
  }

  private Planned plan(
      AccountId account, Ready ready, Event event, Decision decision, Instant now) {
    if (!(decision.outcome() instanceof Outcome.Answer answer)) return asDecided(decision);
    boolean mayPush = ready.settings().pushWhenReplyFails();
    if (!tokenEnds(event, now).isAfter(now) && !mayPush) {
      var waiting = decision.chat().change().status(ChatStatus.WAITING).done();
      return new Planned(waiting, new Next.Nothing(new Ending.Skipped("reply-token-expired")));
    }
    Chat chat = named(account, event, answer.messages(), decision.chat());
    Optional<String> customer =
        chat.id().kind() == ChatId.Kind.USER
            ? chat.name()
            : memberName(account, event, answer.messages());
    List<Json> messages = ShopWords.fill(answer.messages(), ready, customer, now);
    String token = event.replyToken().orElseThrow();
    return new Planned(chat, new Next.Reply(token, messages, mayPush));
  }

  /** LINE is asked for a name only where a message needs it, and once for a chat. */
  private Chat named(AccountId account, Event event, List<Json> messages, Chat chat) {
    if (chat.name().isPresent() || chat.id().kind() != ChatId.Kind.USER || !needsName(messages))
      return chat;
    return messenger
        .displayName(account, event.source().orElseThrow())
        .map(name -> chat.change().named(name).done())
        .orElse(chat);
  }

  private Optional<String> memberName(AccountId account, Event event, List<Json> messages) {
    return needsName(messages)
        ? messenger.displayName(account, event.source().orElseThrow())
        : Optional.empty();
  }

  private static boolean needsName(List<Json> messages) {
    return Variables.usedIn(messages).contains(Variable.CUSTOMER_NAME);
  }

  /** An unsend may come before its message: then the message is kept without what it said. */
  private static Event withoutUnsent(Event event, Chat chat) {
    return event.what() instanceof What.Message(var id, _, _) && chat.unsent().contains(id)
        ? event.withoutRaw()
        : event;
  }

  private static String why(Outcome.Why why) {
    return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Instant tokenEnds(Event event, Instant now) {
    return earlier(now.plus(TOKEN_FROM_RECEIPT), event.at().plus(TOKEN_FROM_EVENT));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
