package rusuban.testkit.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rusuban.app.DeliveryOutcome;
import rusuban.app.chat.EventRecord;
import rusuban.app.chat.ReplyPlan;
import rusuban.app.chat.VersionedChat;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.decision.Effect;
import rusuban.core.decision.FollowUp;
import rusuban.core.decision.trace.TraceCode;
import rusuban.core.decision.trace.TraceStep;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;
import rusuban.json.Json;

/**
 * Event records for tests, each a change of a plain one. The plain one is a text message answered
 * with one text. It is received at once and kept for 30 days. Its token lives for a minute, and its
 * reply is held for 20 seconds.
 */
public record EventRecordBuilder(
    AccountId account,
    Optional<VersionedChat> before,
    Optional<Chat> after,
    String id,
    Instant at,
    Instant receivedAt,
    EventContent eventContent,
    String raw,
    ReplyPlan plan,
    List<FollowUp> begin,
    Optional<String> unsent) {

  /** The lease of a reply. */
  public static final Duration LEASE = Duration.ofSeconds(20);

  /** The time until an event expires. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** Returns the plain record, for a chat without anything stored. */
  public static EventRecordBuilder of(AccountId account, ChatId chat, String id, Instant at) {
    return of(account, new VersionedChat(Chat.unknown(chat), 0), id, at);
  }

  /** Returns the plain record, for a chat as it was read. */
  public static EventRecordBuilder of(
      AccountId account, VersionedChat before, String id, Instant at) {
    return new EventRecordBuilder(
        account,
        Optional.of(before),
        Optional.of(ChatBuilder.of(before.chat()).messageCounted().done()),
        id,
        at,
        at,
        text("message-" + id, "こんにちは"),
        "{\"type\":\"message\",\"webhookEventId\":\"event\"}",
        new ReplyPlan.Reply("token-" + id, List.of(Json.textMessage("いらっしゃいませ")), false),
        List.of(),
        Optional.empty());
  }

  /** Returns an event of no chat, kept without a reply. */
  public static EventRecordBuilder ofNoChat(AccountId account, String id, Instant at) {
    return of(account, new ChatId("U0"), id, at)
        .with(new EventContent.OtherEvent("activated"))
        .silent()
        .chats(Optional.empty(), Optional.empty());
  }

  /** Returns a text message. */
  public static EventContent text(String messageId, String text) {
    return new EventContent.MessageEvent(
        messageId, new EventContent.ReceivedMessage.Text(text, List.of()), Optional.empty());
  }

  /** Replaces the content. */
  public EventRecordBuilder with(EventContent other) {
    return new EventRecordBuilder(
        account, before, after, id, at, receivedAt, other, raw, plan, begin, unsent);
  }

  /** Replaces the raw text. */
  public EventRecordBuilder withRaw(String other) {
    return new EventRecordBuilder(
        account, before, after, id, at, receivedAt, eventContent, other, plan, begin, unsent);
  }

  /** Replaces the time of receipt. */
  public EventRecordBuilder received(Instant then) {
    return new EventRecordBuilder(
        account, before, after, id, at, then, eventContent, raw, plan, begin, unsent);
  }

  /** Replaces the reply plan. */
  public EventRecordBuilder then(ReplyPlan other) {
    return new EventRecordBuilder(
        account, before, after, id, at, receivedAt, eventContent, raw, other, begin, unsent);
  }

  /** Plans no reply. */
  public EventRecordBuilder silent() {
    return then(new ReplyPlan.NoReply(new DeliveryOutcome.Skipped("no-answer-set")));
  }

  /** Begins these follow-ups. */
  public EventRecordBuilder begins(List<FollowUp> followUps) {
    return new EventRecordBuilder(
        account, before, after, id, at, receivedAt, eventContent, raw, plan, followUps, unsent);
  }

  /** Replaces the chat after the event. */
  public EventRecordBuilder leaving(Chat chat) {
    return chats(before, Optional.of(chat));
  }

  /** Unsends this message. */
  public EventRecordBuilder takesBack(String messageId) {
    return new EventRecordBuilder(
        account,
        before,
        before.map(stored -> ChatBuilder.of(stored.chat()).unsent(messageId).done()),
        id,
        at,
        receivedAt,
        new EventContent.UnsendEvent(messageId),
        raw,
        new ReplyPlan.NoReply(new DeliveryOutcome.Skipped("on-record-only")),
        begin,
        Optional.of(messageId));
  }

  /** Builds the event record. */
  public EventRecord entry() {
    return new EventRecord(
        account,
        event(),
        receivedAt,
        1,
        before,
        after,
        plan,
        List.of(new TraceStep(TraceCode.Plain.DEFAULT_REPLY, true)),
        begin.stream().<Effect>map(Effect.StartFollowUp::new).toList(),
        unsent,
        receivedAt.plusSeconds(60),
        receivedAt.plus(LEASE),
        receivedAt.plus(KEPT));
  }

  private Event event() {
    return new Event(
        id,
        at,
        Optional.empty(),
        receivedAt.isAfter(at),
        false,
        before.map(stored -> new Event.Source(stored.chat().id(), Optional.empty())),
        Optional.of("token-" + id),
        eventContent,
        raw);
  }

  private EventRecordBuilder chats(Optional<VersionedChat> from, Optional<Chat> to) {
    return new EventRecordBuilder(
        account, from, to, id, at, receivedAt, eventContent, raw, plan, begin, unsent);
  }
}
