package rusuban.app.receive;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rusuban.app.DeliveryOutcome;
import rusuban.app.Telemetry;
import rusuban.app.Telemetry.Metric;
import rusuban.app.chat.ChatContext;
import rusuban.app.chat.EventRecord;
import rusuban.app.chat.ReplyPlan;
import rusuban.app.chat.VersionedChat;
import rusuban.app.due.ReplyAttempt;
import rusuban.app.messaging.DisplayNameLookup;
import rusuban.app.settings.CompiledSettingsCache;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatChange;
import rusuban.core.chat.ChatStatus;
import rusuban.core.decision.Decider;
import rusuban.core.decision.Decision;
import rusuban.core.decision.FollowUp;
import rusuban.core.decision.Outcome;
import rusuban.core.decision.Ready;
import rusuban.core.decision.ShopWords;
import rusuban.core.decision.TraceCode;
import rusuban.core.decision.TraceStep;
import rusuban.core.event.Event;
import rusuban.core.event.What;

/** Turns an event and the stored context of its chat into the record that is to be saved. */
final class EventPlanner {
  /**
   * A reply token is good for a minute from receipt, and never past 20 minutes from the event
   * (Messaging API reference, "Reply token").
   */
  private static final Duration TOKEN_FROM_RECEIPT = Duration.ofMinutes(1);

  private static final Duration TOKEN_FROM_EVENT = Duration.ofMinutes(20);

  /** What is kept of an account that has no settings yet. */
  private static final Duration KEPT_WITHOUT_SETTINGS = Duration.ofDays(30);

  /** Why a message waits for staff that came with more than there was time for. */
  private static final String TOO_MANY = "too-many-at-once";

  private static final TraceStep UNDECIDED = new TraceStep(TraceCode.Plain.TOO_MANY_AT_ONCE, true);

  private final CompiledSettingsCache settings;
  private final Telemetry telemetry;

  EventPlanner(CompiledSettingsCache settings, Telemetry telemetry) {
    this.settings = settings;
    this.telemetry = telemetry;
  }

  /** An event of an account, and the one time at which it is decided. */
  private record Incoming(AccountId account, Event event, DisplayNameLookup names, Instant now) {

    Instant tokenEnds() {
      return EventPlanner.tokenEnds(event, now);
    }
  }

  private static Instant tokenEnds(Event event, Instant now) {
    return earlier(now.plus(TOKEN_FROM_RECEIPT), event.at().plus(TOKEN_FROM_EVENT));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** The settings that an event meets. */
  private sealed interface Found {
    record Live(Ready ready) implements Found {}

    record None() implements Found {}

    record Unreadable(RuntimeException why) implements Found {}
  }

  /** What is to become of an event and its chat. */
  private record Planned(Chat chat, ReplyPlan reply, List<TraceStep> trace, List<FollowUp> begin) {}

  /** Returns the record of this event, decided at {@code now}. */
  EventRecord plan(
      AccountId account, Event event, ChatContext context, DisplayNameLookup names, Instant now) {
    var in = new Incoming(account, event, names, now);
    var found = settings(account, context);
    Optional<VersionedChat> before =
        event.chat().map(id -> context.chat().orElseGet(() -> VersionedChat.unknown(id)));
    Optional<Planned> planned = before.map(stored -> plan(in, found, stored.chat()));
    return new EventRecord(
        account,
        planned.map(it -> withoutUnsent(event, it.chat())).orElse(event),
        now,
        context.settings().orElse(0),
        before,
        planned.map(Planned::chat),
        planned.map(Planned::reply).orElseGet(() -> nothing(Outcome.Why.ON_RECORD_ONLY)),
        planned.map(Planned::trace).orElseGet(EventPlanner::ofNoChat),
        planned.map(Planned::begin).orElse(List.of()),
        before.flatMap(_ -> unsentBy(event)),
        in.tokenEnds(),
        now.plus(ReplyAttempt.LEASE),
        now.plus(kept(found)));
  }

  private static Duration kept(Found found) {
    return found instanceof Found.Live(var ready)
        ? ready.settings().keepMessages()
        : KEPT_WITHOUT_SETTINGS;
  }

  /**
   * The entries of events of one chat that there is no time to decide: what they say of the chat
   * counts, and messages wait for staff. None is an unsend.
   *
   * @param context what they are kept from
   * @param now when they are kept
   */
  List<EventRecord> undecided(
      AccountId account, List<Event> events, ChatContext context, Instant now) {
    var chatId = events.getFirst().chat();
    Optional<VersionedChat> before =
        chatId.map(id -> context.chat().orElseGet(() -> VersionedChat.unknown(id)));
    Optional<Chat> chat = before.map(VersionedChat::chat);
    var plans = new ArrayList<ReplyPlan>();
    for (var event : events) {
      var folded = chat.map(it -> Decider.withoutSettings(it, event));
      boolean tapped = event.what() instanceof What.Postback && !event.standby();
      boolean waits =
          folded.filter(it -> tapped || it.outcome() instanceof Outcome.LeftToStaff).isPresent();
      chat =
          folded
              .map(Decision::chat)
              .map(it -> waits ? ChatChange.of(it).status(ChatStatus.WAITING).done() : it);
      plans.add(
          waits
              ? new ReplyPlan.NoReply(new DeliveryOutcome.Skipped(TOO_MANY))
              : nothing(Outcome.Why.ON_RECORD_ONLY));
    }
    var after = chat;
    var kept = kept(settings(account, context));
    var entries = new ArrayList<EventRecord>();
    for (int i = 0; i < events.size(); i++) {
      var event = events.get(i);
      entries.add(
          new EventRecord(
              account,
              after.map(it -> withoutUnsent(event, it)).orElse(event),
              now,
              context.settings().orElse(0),
              before,
              after,
              plans.get(i),
              List.of(UNDECIDED),
              List.of(),
              Optional.empty(),
              tokenEnds(event, now),
              now.plus(ReplyAttempt.LEASE),
              now.plus(kept)));
    }
    return entries;
  }

  private static List<TraceStep> ofNoChat() {
    return List.of(new TraceStep(TraceCode.Plain.OF_NO_CHAT, true));
  }

  private static Optional<String> unsentBy(Event event) {
    return event.what() instanceof What.Unsend(var messageId)
        ? Optional.of(messageId)
        : Optional.empty();
  }

  private Found settings(AccountId account, ChatContext context) {
    if (context.settings().isEmpty()) return new Found.None();
    try {
      return new Found.Live(
          settings.at(account, context.settings().getAsLong(), context.state().state()));
    } catch (RuntimeException e) {
      return new Found.Unreadable(e);
    }
  }

  private Planned plan(Incoming in, Found found, Chat before) {
    return switch (found) {
      case Found.None() -> asDecided(Decider.withoutSettings(before, in.event()));
      case Found.Unreadable(var e) -> failed(in, before, e);
      case Found.Live(var ready) -> plan(in, ready, before);
    };
  }

  private Planned plan(Incoming in, Ready ready, Chat before) {
    Decision decision;
    try {
      decision = Decider.decide(ready, before, in.event(), in.now());
    } catch (RuntimeException e) {
      return failed(in, before, e);
    }
    return decision.outcome() instanceof Outcome.Answer(var messages, _)
        ? answered(in, ready, before, decision, messages)
        : asDecided(decision);
  }

  private static Planned asDecided(Decision decision) {
    ReplyPlan reply =
        switch (decision.outcome()) {
          case Outcome.LeftToStaff(var why) -> nothing(why);
          case Outcome.Silence(var why) -> nothing(why);
          case Outcome.Answer _ -> throw new IllegalArgumentException("an answer needs settings");
        };
    return new Planned(decision.chat(), reply, decision.trace(), decision.begin());
  }

  private static ReplyPlan nothing(Outcome.Why why) {
    return new ReplyPlan.NoReply(
        new DeliveryOutcome.Skipped(why.name().toLowerCase(Locale.ROOT).replace('_', '-')));
  }

  private Planned answered(
      Incoming in, Ready ready, Chat before, Decision decision, List<Json> messages) {
    boolean mayPush = ready.settings().pushWhenReplyFails();
    if (!in.tokenEnds().isAfter(in.now()) && !mayPush) return tooLate(decision);
    Chat chat = decision.chat();
    boolean alone = chat.id().kind() == ChatId.Kind.USER;
    Optional<String> told =
        in.names().neededBy(messages, in.account(), in.event().source().orElseThrow());
    // Customers change their names: the one kept is used only where LINE does not tell.
    Optional<String> customer = told.or(alone ? chat::name : Optional::empty);
    if (alone && told.isPresent()) chat = ChatChange.of(chat).named(told.get(), in.now()).done();
    List<Json> filled;
    try {
      filled = ShopWords.fill(messages, ready, customer, Optional.of(in.event().what()), in.now());
    } catch (RuntimeException e) {
      return failed(in, before, e);
    }
    var reply = new ReplyPlan.Reply(in.event().replyToken().orElseThrow(), filled, mayPush);
    return new Planned(chat, reply, decision.trace(), decision.begin());
  }

  private static Planned tooLate(Decision decision) {
    var waiting = ChatChange.of(decision.chat()).status(ChatStatus.WAITING).done();
    var reply = new ReplyPlan.NoReply(new DeliveryOutcome.Skipped("reply-token-expired"));
    return new Planned(waiting, reply, decision.trace(), decision.begin());
  }

  /**
   * An event that trips a bug of ours, or whose settings cannot be read, is kept all the same, for
   * staff to see and with an alarm: LINE may never deliver it again, or only to trip the same bug.
   */
  private Planned failed(Incoming in, Chat before, RuntimeException e) {
    var why = Map.of("event", in.event().id(), "why", e.getClass().getSimpleName());
    telemetry.tell(Metric.WORK_FAILED, in.account(), why);
    var folded = Decider.withoutSettings(before, in.event()).chat();
    return new Planned(
        ChatChange.of(folded).status(ChatStatus.WAITING).done(),
        new ReplyPlan.NoReply(new DeliveryOutcome.Failed("decision-failed")),
        List.of(new TraceStep(TraceCode.Plain.FAILED, true)),
        List.of());
  }

  /** An unsend may come before its message: then the message is kept without what it said. */
  private static Event withoutUnsent(Event event, Chat chat) {
    boolean unsent = event.what().brings().filter(chat.unsent()::contains).isPresent();
    return unsent ? event.withoutRaw() : event;
  }
}
