package rusuban.local.line;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rusuban.json.Json;
import rusuban.json.JsonObjectBuilder;
import rusuban.local.line.state.ChatMode;
import rusuban.local.line.state.IdGenerator;
import rusuban.local.line.state.LineState;
import rusuban.local.line.state.LineUser;
import rusuban.local.line.state.PendingEvent;
import rusuban.local.line.state.ReplyTokens;
import rusuban.local.line.state.SimulatedChat;
import rusuban.local.line.state.TimelineItem;
import rusuban.local.line.state.UploadedContent;
import rusuban.local.line.state.WebhookDelivery;

/**
 * The actions of people. Each becomes an item of the phone and an event of the webhook (Messaging
 * API reference, "Webhook Event Objects").
 */
final class CustomerActions {
  /** The types of message that carry a quote token ("Get quote tokens"). */
  static final Set<String> QUOTABLE = Set.of("text", "sticker", "image", "video");

  private final LineState lineState;
  private final ReplyTokens replyTokens;
  private final IdGenerator idGenerator;

  CustomerActions(LineState lineState, ReplyTokens replyTokens, IdGenerator idGenerator) {
    this.lineState = lineState;
    this.replyTokens = replyTokens;
    this.idGenerator = idGenerator;
  }

  /** Carries out an action that nothing prevents. The caller holds the lock of the state. */
  PendingEvent perform(CustomerAction customerAction) {
    var pendingEvent =
        switch (customerAction) {
          case CustomerAction.Message it -> message(it);
          case CustomerAction.Postback it -> postback(it);
          case CustomerAction.Unsend it -> unsend(it);
          case CustomerAction.Follow it -> follow(it);
          case CustomerAction.Block it -> block(it);
          case CustomerAction.Invite it -> invite(it);
          case CustomerAction.Remove it -> remove(it);
          case CustomerAction.MembersJoin it -> membersJoin(it);
          case CustomerAction.MembersLeave it -> membersLeave(it);
        };
    lineState.changed();
    return pendingEvent;
  }

  private PendingEvent message(CustomerAction.Message action) {
    var messageId = idGenerator.messageId(lineState.now());
    var type = action.message().text("type").orElseThrow();
    var readToken = idGenerator.token();
    var carried = JsonObjectBuilder.fields().put("id", messageId).put("type", type);
    if (QUOTABLE.contains(type)) carried.put("quoteToken", idGenerator.token());
    carried.put("markAsReadToken", readToken);
    action.message().fields().forEach(carried::put);
    action.content().ifPresent(it -> lineState.content(messageId, it));
    var draft =
        new Draft(action.chatId(), Optional.of(action.userId()), "message", true)
            .with("message", carried.build());
    var shown = JsonObjectBuilder.of(action.message()).put("id", messageId).build();
    var pendingEvent = said(draft, messageId, action.userId(), shown);
    lineState.readableBy(readToken, action.chatId(), pendingEvent.seq());
    return pendingEvent;
  }

  private PendingEvent postback(CustomerAction.Postback action) {
    var postback =
        JsonObjectBuilder.fields().put("data", action.data()).put("params", action.params());
    var draft =
        new Draft(action.chatId(), Optional.of(action.userId()), "postback", true)
            .with("postback", postback.build());
    return action
        .displayText()
        .map(Json::textMessage)
        .map(text -> said(draft, idGenerator.messageId(lineState.now()), action.userId(), text))
        .orElseGet(() -> noticed(draft, TimelineItem.Notice.Kind.POSTBACK));
  }

  private PendingEvent unsend(CustomerAction.Unsend action) {
    var taken = JsonObjectBuilder.fields().put("messageId", action.messageId()).build();
    var draft =
        new Draft(action.chatId(), Optional.of(action.userId()), "unsend", false)
            .with("unsend", taken);
    var conversation = lineState.existing(action.chatId());
    var old = conversation.message(action.messageId(), action.userId()).orElseThrow();
    lineState
        .content(old.id())
        .ifPresent(it -> lineState.content(old.id(), it.in(UploadedContent.State.GONE)));
    var waiting = WebhookDelivery.waiting(draft.eventId);
    var kind = TimelineItem.Notice.Kind.UNSENT;
    conversation.put(
        new TimelineItem.Notice(old.seq(), old.id(), old.at(), kind, draft.userId, waiting));
    return draft.event(old.seq());
  }

  private PendingEvent follow(CustomerAction.Follow action) {
    var lineUser = lineState.customer(action.userId()).orElseThrow();
    var unblocked = lineUser.followState() == LineUser.FollowState.BLOCKED;
    lineState.put(lineUser.now(LineUser.FollowState.FOLLOWING));
    var follow = JsonObjectBuilder.fields().put("isUnblocked", unblocked).build();
    return noticed(
        new Draft(action.userId(), Optional.of(action.userId()), "follow", true)
            .with("follow", follow),
        unblocked ? TimelineItem.Notice.Kind.UNBLOCKED : TimelineItem.Notice.Kind.FOLLOWED);
  }

  private PendingEvent block(CustomerAction.Block action) {
    var lineUser = lineState.customer(action.userId()).orElseThrow();
    lineState.put(lineUser.now(LineUser.FollowState.BLOCKED));
    return noticed(
        new Draft(action.userId(), Optional.of(action.userId()), "unfollow", false),
        TimelineItem.Notice.Kind.BLOCKED);
  }

  private PendingEvent invite(CustomerAction.Invite action) {
    lineState.existing(action.chatId()).joined = true;
    return noticed(
        new Draft(action.chatId(), Optional.empty(), "join", true),
        TimelineItem.Notice.Kind.JOINED);
  }

  private PendingEvent remove(CustomerAction.Remove action) {
    lineState.existing(action.chatId()).joined = false;
    return noticed(
        new Draft(action.chatId(), Optional.empty(), "leave", false),
        TimelineItem.Notice.Kind.LEFT);
  }

  private PendingEvent membersJoin(CustomerAction.MembersJoin action) {
    lineState.existing(action.chatId()).members.addAll(action.userIds());
    return noticed(
        new Draft(action.chatId(), Optional.empty(), "memberJoined", true)
            .with("joined", members(action.userIds())),
        TimelineItem.Notice.Kind.JOINED);
  }

  private PendingEvent membersLeave(CustomerAction.MembersLeave action) {
    lineState.existing(action.chatId()).members.removeAll(Set.copyOf(action.userIds()));
    return noticed(
        new Draft(action.chatId(), Optional.empty(), "memberLeft", false)
            .with("left", members(action.userIds())),
        TimelineItem.Notice.Kind.LEFT);
  }

  private PendingEvent said(Draft draft, String messageId, String userId, Json.Obj shown) {
    var now = draft.at;
    var conversation = lineState.existing(draft.chatId);
    var read = lineState.chatMode() == ChatMode.BOT;
    if (conversation.type == SimulatedChat.Type.USER) {
      lineState.put(lineState.customer(userId).orElseThrow().spokeAt(now));
    }
    var waiting = WebhookDelivery.waiting(draft.eventId);
    var timelineItem =
        conversation.add(
            seq ->
                new TimelineItem.FromCustomer(seq, messageId, now, userId, shown, read, waiting));
    return draft.event(timelineItem.seq());
  }

  private PendingEvent noticed(Draft draft, TimelineItem.Notice.Kind kind) {
    var waiting = WebhookDelivery.waiting(draft.eventId);
    var timelineItem =
        lineState
            .existing(draft.chatId)
            .add(
                seq ->
                    new TimelineItem.Notice(
                        seq, draft.eventId, draft.at, kind, draft.userId, waiting));
    return draft.event(timelineItem.seq());
  }

  private static Json.Obj members(List<String> userIds) {
    var members =
        userIds.stream()
            .map(it -> JsonObjectBuilder.fields().put("type", "user").put("userId", it).build())
            .toList();
    return JsonObjectBuilder.fields().put("members", members).build();
  }

  /** Builder of an event: the common properties, and those of its kind. */
  private final class Draft {
    final String chatId;
    final Optional<String> userId;
    final Instant at = lineState.now();
    final String eventId = idGenerator.eventId(at);
    private final Optional<String> replyToken;
    private final JsonObjectBuilder json;

    Draft(String chatId, Optional<String> userId, String type, boolean answerable) {
      this.chatId = chatId;
      this.userId = userId;
      var question = new ReplyTokens.Question(chatId, eventId);
      this.replyToken =
          answerable ? Optional.of(replyTokens.issue(question, at)) : Optional.empty();
      this.json =
          JsonObjectBuilder.fields()
              .put("type", type)
              .put("timestamp", at.toEpochMilli())
              .put("source", source())
              .put("webhookEventId", eventId)
              .put("mode", "active")
              .put("replyToken", replyToken.map(Json::str));
    }

    Draft with(String name, Json.Obj more) {
      json.put(name, more);
      return this;
    }

    PendingEvent event(long seq) {
      return new PendingEvent(
          eventId, chatId, seq, userId.orElse(chatId), at, replyToken, json.build());
    }

    private Json.Obj source() {
      var type = lineState.existing(chatId).type;
      var source = JsonObjectBuilder.fields().put("type", type.wire());
      if (type != SimulatedChat.Type.USER) source.put(type.wire() + "Id", chatId);
      return source.put("userId", userId.map(Json::str)).build();
    }
  }
}
