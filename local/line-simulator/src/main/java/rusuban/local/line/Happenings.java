package rusuban.local.line;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rusuban.core.Json;
import rusuban.local.http.Fields;

/**
 * The actions of people, turned into items of the phone and events of the webhook (Messaging API
 * reference, "Webhook Event Objects").
 */
final class Happenings {
  /** The types of message that carry a quote token ("Get quote tokens"). */
  static final Set<String> QUOTABLE = Set.of("text", "sticker", "image", "video");

  private final World world;
  private final ReplyTokens replyTokens;
  private final Ids ids;

  Happenings(World world, ReplyTokens replyTokens, Ids ids) {
    this.world = world;
    this.replyTokens = replyTokens;
    this.ids = ids;
  }

  /** Carries out an action that nothing prevents. The caller holds the world's lock. */
  Event perform(Action action) {
    var event =
        switch (action) {
          case Action.Message it -> message(it);
          case Action.Postback it -> postback(it);
          case Action.Unsend it -> unsend(it);
          case Action.Follow it -> follow(it);
          case Action.Block it -> block(it);
          case Action.Invite it -> invite(it);
          case Action.Remove it -> remove(it);
          case Action.MembersJoin it -> membersJoin(it);
          case Action.MembersLeave it -> membersLeave(it);
        };
    world.changed();
    return event;
  }

  private Event message(Action.Message action) {
    var messageId = ids.messageId(world.now());
    var type = action.message().text("type").orElseThrow();
    var readToken = ids.token();
    var carried = Fields.fields().put("id", messageId).put("type", type);
    if (QUOTABLE.contains(type)) carried.put("quoteToken", ids.token());
    carried.put("markAsReadToken", readToken);
    action.message().fields().forEach(carried::put);
    action.content().ifPresent(it -> world.content(messageId, it));
    var draft =
        new Draft(action.chatId(), Optional.of(action.userId()), "message", true)
            .with("message", carried.build());
    var shown = Fields.of(action.message()).put("id", messageId).build();
    var event = said(draft, messageId, action.userId(), shown);
    world.readableBy(readToken, action.chatId(), event.seq());
    return event;
  }

  private Event postback(Action.Postback action) {
    var postback = Fields.fields().put("data", action.data()).put("params", action.params());
    var draft =
        new Draft(action.chatId(), Optional.of(action.userId()), "postback", true)
            .with("postback", postback.build());
    return action
        .displayText()
        .map(Json::textMessage)
        .map(text -> said(draft, ids.messageId(world.now()), action.userId(), text))
        .orElseGet(() -> noticed(draft, Item.Notice.Kind.POSTBACK));
  }

  private Event unsend(Action.Unsend action) {
    var taken = Fields.fields().put("messageId", action.messageId()).build();
    var draft =
        new Draft(action.chatId(), Optional.of(action.userId()), "unsend", false)
            .with("unsend", taken);
    var talk = world.existing(action.chatId());
    var old = talk.message(action.messageId(), action.userId()).orElseThrow();
    world.content(old.id()).ifPresent(it -> world.content(old.id(), it.in(Content.State.GONE)));
    var waiting = Delivery.waiting(draft.eventId);
    var kind = Item.Notice.Kind.UNSENT;
    talk.put(new Item.Notice(old.seq(), old.id(), old.at(), kind, draft.userId, waiting));
    return draft.event(old.seq());
  }

  private Event follow(Action.Follow action) {
    var customer = world.customer(action.userId()).orElseThrow();
    var unblocked = customer.friendship() == Customer.Friendship.BLOCKED;
    world.put(customer.now(Customer.Friendship.FOLLOWING));
    var follow = Fields.fields().put("isUnblocked", unblocked).build();
    return noticed(
        new Draft(action.userId(), Optional.of(action.userId()), "follow", true)
            .with("follow", follow),
        unblocked ? Item.Notice.Kind.UNBLOCKED : Item.Notice.Kind.FOLLOWED);
  }

  private Event block(Action.Block action) {
    var customer = world.customer(action.userId()).orElseThrow();
    world.put(customer.now(Customer.Friendship.BLOCKED));
    return noticed(
        new Draft(action.userId(), Optional.of(action.userId()), "unfollow", false),
        Item.Notice.Kind.BLOCKED);
  }

  private Event invite(Action.Invite action) {
    world.existing(action.chatId()).joined = true;
    return noticed(
        new Draft(action.chatId(), Optional.empty(), "join", true), Item.Notice.Kind.JOINED);
  }

  private Event remove(Action.Remove action) {
    world.existing(action.chatId()).joined = false;
    return noticed(
        new Draft(action.chatId(), Optional.empty(), "leave", false), Item.Notice.Kind.LEFT);
  }

  private Event membersJoin(Action.MembersJoin action) {
    world.existing(action.chatId()).members.addAll(action.userIds());
    return noticed(
        new Draft(action.chatId(), Optional.empty(), "memberJoined", true)
            .with("joined", members(action.userIds())),
        Item.Notice.Kind.JOINED);
  }

  private Event membersLeave(Action.MembersLeave action) {
    world.existing(action.chatId()).members.removeAll(Set.copyOf(action.userIds()));
    return noticed(
        new Draft(action.chatId(), Optional.empty(), "memberLeft", false)
            .with("left", members(action.userIds())),
        Item.Notice.Kind.LEFT);
  }

  private Event said(Draft draft, String messageId, String userId, Json.Obj shown) {
    var now = draft.at;
    var talk = world.existing(draft.chatId);
    var read = world.chatMode() == ChatMode.BOT;
    if (talk.type == Chat.Type.USER) {
      world.put(world.customer(userId).orElseThrow().spokeAt(now));
    }
    var waiting = Delivery.waiting(draft.eventId);
    var item =
        talk.add(seq -> new Item.FromCustomer(seq, messageId, now, userId, shown, read, waiting));
    return draft.event(item.seq());
  }

  private Event noticed(Draft draft, Item.Notice.Kind kind) {
    var waiting = Delivery.waiting(draft.eventId);
    var item =
        world
            .existing(draft.chatId)
            .add(seq -> new Item.Notice(seq, draft.eventId, draft.at, kind, draft.userId, waiting));
    return draft.event(item.seq());
  }

  private static Json.Obj members(List<String> userIds) {
    var members =
        userIds.stream()
            .map(it -> Fields.fields().put("type", "user").put("userId", it).build())
            .toList();
    return Fields.fields().put("members", members).build();
  }

  /** Builder of an event: the common properties, and those of its kind. */
  private final class Draft {
    final String chatId;
    final Optional<String> userId;
    final Instant at = world.now();
    final String eventId = ids.eventId(at);
    private final Optional<String> replyToken;
    private final Fields json;

    Draft(String chatId, Optional<String> userId, String type, boolean answerable) {
      this.chatId = chatId;
      this.userId = userId;
      var question = new ReplyTokens.Question(chatId, eventId);
      this.replyToken =
          answerable ? Optional.of(replyTokens.issue(question, at)) : Optional.empty();
      this.json =
          Fields.fields()
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

    Event event(long seq) {
      return new Event(eventId, chatId, seq, userId.orElse(chatId), at, replyToken, json.build());
    }

    private Json.Obj source() {
      var type = world.existing(chatId).type;
      var source = Fields.fields().put("type", type.wire());
      if (type != Chat.Type.USER) source.put(type.wire() + "Id", chatId);
      return source.put("userId", userId.map(Json::str)).build();
    }
  }
}
