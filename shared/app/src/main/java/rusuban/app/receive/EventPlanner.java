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
import rusuban.app.reply.ReplyTokenExpiry;
import rusuban.app.settings.CompiledSettingsCache;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.ChatStatus;
import rusuban.core.decision.CompiledSettings;
import rusuban.core.decision.Decider;
import rusuban.core.decision.Decision;
import rusuban.core.decision.Effect;
import rusuban.core.decision.MessageVariableValues;
import rusuban.core.decision.Outcome;
import rusuban.core.decision.trace.TraceCode;
import rusuban.core.decision.trace.TraceStep;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.json.Json;

/** Turns an event and the stored context of its chat into the record that is to be saved. */
final class EventPlanner {
  /** Time for which an account without settings stores its events. */
  private static final Duration KEPT_WITHOUT_SETTINGS = Duration.ofDays(30);

  /** Reason for leaving a message to staff when too many events came at once. */
  private static final String TOO_MANY = "too-many-at-once";

  private static final TraceStep UNDECIDED = new TraceStep(TraceCode.Plain.TOO_MANY_AT_ONCE, true);

  private final CompiledSettingsCache settings;
  private final Telemetry telemetry;

  EventPlanner(CompiledSettingsCache settings, Telemetry telemetry) {
    this.settings = settings;
    this.telemetry = telemetry;
  }

  /** The settings that an event meets. */
  sealed interface Found {
    record Live(CompiledSettings compiledSettings) implements Found {}

    record None() implements Found {}

    record Unreadable(RuntimeException why) implements Found {}
  }

  /** An event of an account, the one time at which it is decided, and the settings it meets. */
  private record Incoming(AccountId account, Event event, Instant now, Found found) {

    boolean mayPush() {
      return found instanceof Found.Live(var compiledSettings)
          && compiledSettings.settings().pushWhenReplyFails();
    }

    Instant tokenEnds() {
      return ReplyTokenExpiry.of(event.at(), now);
    }
  }

  /** An event that is decided. Only the customer's name may be missing, which LINE tells. */
  static final class Draft {
    private final Incoming in;
    private final long settings;
    private final Optional<VersionedChat> before;
    private final Optional<Decision> decision;

    private Draft(
        Incoming in, long settings, Optional<VersionedChat> before, Optional<Decision> decision) {
      this.in = in;
      this.settings = settings;
      this.before = before;
      this.decision = decision;
    }

    /** Returns the messages of the answer, with their variables not yet filled in. */
    List<Json> answer() {
      return decision.map(Decision::outcome).orElse(null) instanceof Outcome.Answer(var messages, _)
          ? messages
          : List.of();
    }
  }

  /** Decides this event at {@code now}; asks LINE nothing. */
  Draft decide(AccountId account, Event event, ChatContext context, Instant now) {
    var in = new Incoming(account, event, now, settings(account, context));
    Optional<VersionedChat> before =
        event.chat().map(id -> context.chat().orElseGet(() -> VersionedChat.unknown(id)));
    var decision = before.map(stored -> decision(in, stored.chat()));
    return new Draft(in, context.settings().orElse(0), before, decision);
  }

  /**
   * Returns the record of this event, to be saved.
   *
   * @param name the customer's name, if LINE told it
   */
  EventRecord complete(Draft draft, Optional<String> name) {
    var in = draft.in;
    var event = in.event();
    // Without lambdas: each would be one more class to load at a cold start.
    if (draft.decision.isEmpty()) {
      var nothing = nothing(Outcome.Why.ON_RECORD_ONLY);
      return record(draft, event, Optional.empty(), nothing, ofNoChat(), List.of());
    }
    var decision = filled(in, draft.before.orElseThrow().chat(), draft.decision.get(), name);
    var chat = decision.chat();
    var saved = withoutUnsent(event, chat);
    var reply = reply(in, decision);
    return record(draft, saved, Optional.of(chat), reply, decision.trace(), decision.effects());
  }

  private static EventRecord record(
      Draft draft,
      Event saved,
      Optional<Chat> after,
      ReplyPlan plan,
      List<TraceStep> trace,
      List<Effect> effects) {
    var in = draft.in;
    return new EventRecord(
        in.account(),
        saved,
        in.now(),
        draft.settings,
        draft.before,
        after,
        plan,
        trace,
        effects,
        draft.before.isPresent() ? unsentBy(in.event()) : Optional.empty(),
        in.tokenEnds(),
        in.now().plus(ReplyAttempt.LEASE),
        in.now().plus(kept(in.found())));
  }

  private static Duration kept(Found found) {
    return found instanceof Found.Live(var compiledSettings)
        ? compiledSettings.settings().keepMessages()
        : KEPT_WITHOUT_SETTINGS;
  }

  /**
   * Returns the records of one chat's events for which there is no time to decide. The chat still
   * changes by them, and messages wait for staff. None of the events is an unsend.
   *
   * @param context the stored facts that they are saved from
   * @param now when they are saved
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
      boolean tapped = event.content() instanceof EventContent.PostbackEvent && !event.standby();
      boolean waits =
          folded.filter(it -> tapped || it.outcome() instanceof Outcome.LeftToStaff).isPresent();
      chat =
          folded
              .map(Decision::chat)
              .map(it -> waits ? ChatBuilder.of(it).status(ChatStatus.WAITING).done() : it);
      plans.add(
          waits
              ? new ReplyPlan.NoReply(new DeliveryOutcome.Skipped(TOO_MANY))
              : nothing(Outcome.Why.ON_RECORD_ONLY));
    }
    var after = chat;
    var found = settings(account, context);
    var entries = new ArrayList<EventRecord>();
    for (int i = 0; i < events.size(); i++) {
      var event = events.get(i);
      var in = new Incoming(account, event, now, found);
      var draft = new Draft(in, context.settings().orElse(0), before, Optional.empty());
      var saved = after.map(it -> withoutUnsent(event, it)).orElse(event);
      entries.add(record(draft, saved, after, plans.get(i), List.of(UNDECIDED), List.of()));
    }
    return entries;
  }

  private static List<TraceStep> ofNoChat() {
    return List.of(new TraceStep(TraceCode.Plain.OF_NO_CHAT, true));
  }

  private static Optional<String> unsentBy(Event event) {
    return event.content() instanceof EventContent.UnsendEvent(var messageId)
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

  private Decision decision(Incoming in, Chat before) {
    return switch (in.found()) {
      case Found.None() -> Decider.withoutSettings(before, in.event());
      case Found.Unreadable(var e) -> failed(in, before, e);
      case Found.Live(var compiledSettings) -> decision(in, compiledSettings, before);
    };
  }

  private Decision decision(Incoming in, CompiledSettings compiledSettings, Chat before) {
    Decision decision;
    try {
      decision = Decider.decide(compiledSettings, before, in.event(), in.now());
    } catch (RuntimeException e) {
      return failed(in, before, e);
    }
    boolean isDead = !in.tokenEnds().isAfter(in.now()) && !in.mayPush();
    return isDead && decision.outcome() instanceof Outcome.Answer ? decision.tooLate() : decision;
  }

  private Decision filled(Incoming in, Chat before, Decision decision, Optional<String> told) {
    if (!(in.found() instanceof Found.Live(var compiledSettings))
        || !(decision.outcome() instanceof Outcome.Answer(var messages, var by))) return decision;
    Chat chat = decision.chat();
    boolean alone = chat.id().kind() == ChatId.Kind.USER;
    // Customers change their names: the one kept is used only where LINE does not tell.
    Optional<String> customer = told.or(alone ? chat::name : Optional::empty);
    if (alone && told.isPresent()) chat = ChatBuilder.of(chat).named(told.get(), in.now()).done();
    List<Json> filled;
    try {
      filled =
          MessageVariableValues.fill(
              messages, compiledSettings, customer, Optional.of(in.event().content()), in.now());
    } catch (RuntimeException e) {
      return failed(in, before, e);
    }
    return decision.answering(chat, new Outcome.Answer(filled, by));
  }

  private static ReplyPlan reply(Incoming in, Decision decision) {
    return switch (decision.outcome()) {
      case Outcome.Answer(var messages, _) ->
          new ReplyPlan.Reply(in.event().replyToken().orElseThrow(), messages, in.mayPush());
      case Outcome.LeftToStaff(var why) -> nothing(why);
      case Outcome.Silence(var why) -> nothing(why);
    };
  }

  private static ReplyPlan nothing(Outcome.Why why) {
    var words = why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new ReplyPlan.NoReply(
        why == Outcome.Why.DECISION_FAILED
            ? new DeliveryOutcome.Failed(words)
            : new DeliveryOutcome.Skipped(words));
  }

  /**
   * Returns the plan of an event whose decision failed by a bug or unreadable settings. It is saved
   * with an alarm, for staff to see: LINE may never redeliver it, or only for the same bug to
   * occur.
   */
  private Decision failed(Incoming in, Chat before, RuntimeException e) {
    var why = Map.of("event", in.event().id(), "why", e.getClass().getSimpleName());
    telemetry.tell(Metric.WORK_FAILED, in.account(), why);
    return Decider.failed(before, in.event());
  }

  /**
   * Returns the event without its message if that was unsent. An unsend may arrive before its
   * message.
   */
  private static Event withoutUnsent(Event event, Chat chat) {
    boolean unsent = event.content().brings().filter(chat.unsent()::contains).isPresent();
    return unsent ? event.withoutRaw() : event;
  }
}
