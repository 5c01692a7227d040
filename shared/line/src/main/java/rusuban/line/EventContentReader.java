package rusuban.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rusuban.core.ChatId;
import rusuban.core.event.EventContent;
import rusuban.core.event.EventContent.ReceivedMessage;
import rusuban.core.event.EventContent.ReceivedMessage.Placeholder;
import rusuban.core.event.EventContent.ReceivedMessage.Placeholder.Of;
import rusuban.json.Json;

/**
 * Translator from LINE's event objects to ours (Messaging API reference, "Webhook Event Objects").
 * It reads only the fields that we use, so other additions and changes by LINE do no harm. It
 * checks that each field is there, whatever the reference promises.
 */
final class EventContentReader {
  private EventContentReader() {}

  /** Returns the content of an event, or only its type if that type is unknown here. */
  static EventContent read(Json element) throws UnreadableEventException {
    var event = EventFields.of(element);
    String type = event.text("type");
    return switch (type) {
      case "message" -> message(event.part("message"));
      case "messageEdited" -> edited(event.part("message"));
      case "unsend" -> new EventContent.UnsendEvent(event.part("unsend").id("messageId"));
      case "follow" -> new EventContent.FollowEvent(isUnblocked(event));
      case "unfollow" -> new EventContent.UnfollowEvent();
      case "join" -> new EventContent.JoinEvent();
      case "leave" -> new EventContent.LeaveEvent();
      case "memberJoined" -> new EventContent.MemberJoinedEvent(userIds(event.part("joined")));
      case "memberLeft" -> new EventContent.MemberLeftEvent(userIds(event.part("left")));
      case "postback" -> postback(event.part("postback"));
      default -> new EventContent.OtherEvent(type);
    };
  }

  private static boolean isUnblocked(EventFields event) throws UnreadableEventException {
    return event.partIfAny("follow").filter(it -> it.isTrue("isUnblocked")).isPresent();
  }

  private static EventContent message(EventFields message) throws UnreadableEventException {
    return new EventContent.MessageEvent(
        message.id("id"),
        content(message),
        message.tokenIfAny("markAsReadToken"),
        message
            .textIfAny("quotedMessageId")
            .filter(ChatId::isValid)
            .map(id -> new EventContent.Quote(id, false)));
  }

  /** Reads an edited message. Even an unknown type needs its id for a later unsend. */
  private static EventContent edited(EventFields message) throws UnreadableEventException {
    boolean isText = message.textIfAny("type").filter("text"::equals).isPresent();
    return new EventContent.Edited(
        message.id("id"),
        isText && message.textIfAny("text").isPresent()
            ? content(message)
            : new ReceivedMessage.OtherContent(message.textIfAny("type").orElse("")));
  }

  private static ReceivedMessage content(EventFields message) throws UnreadableEventException {
    String type = message.textIfAny("type").orElse("");
    return switch (type) {
      case "text" -> new ReceivedMessage.Text(message.text("text"), placeholders(message));
      case "sticker" ->
          new ReceivedMessage.Sticker(message.id("packageId"), message.id("stickerId"));
      case "file" -> new ReceivedMessage.Media(type, message.textIfAny("fileName"));
      case "image" -> new ReceivedMessage.Media(type, Optional.empty(), imageSet(message));
      case "video", "audio" -> new ReceivedMessage.Media(type, Optional.empty());
      case "location" ->
          new ReceivedMessage.Location(
              message.textIfAny("title"),
              message.textIfAny("address"),
              message.degrees("latitude"),
              message.degrees("longitude"));
      default -> new ReceivedMessage.OtherContent(type);
    };
  }

  private static Optional<String> imageSet(EventFields message) {
    return message.json().get("imageSet").orElse(Json.Obj.EMPTY) instanceof Json.Obj set
        ? set.text("id").filter(ChatId::isValid)
        : Optional.empty();
  }

  private static List<Placeholder> placeholders(EventFields message)
      throws UnreadableEventException {
    var found = new ArrayList<Placeholder>();
    message.partsIfAny("emojis").map(it -> placeholder(it, Of.EMOJI)).forEach(found::add);
    var mention = message.partIfAny("mention");
    if (mention.isPresent())
      mention.get().parts("mentionees").map(EventContentReader::mentionee).forEach(found::add);
    return found;
  }

  private static Placeholder mentionee(EventFields who) {
    boolean isUser = who.textIfAny("type").filter("user"::equals).isPresent();
    return placeholder(who, isUser && who.isTrue("isSelf") ? Of.ACCOUNT : Of.OTHERS);
  }

  private static Placeholder placeholder(EventFields eventFields, Of of) {
    return new Placeholder(eventFields.wholeOrZero("index"), eventFields.wholeOrZero("length"), of);
  }

  private static EventContent postback(EventFields postback) throws UnreadableEventException {
    return new EventContent.PostbackEvent(
        postback.text("data"),
        postback.partIfAny("params").map(EventFields::texts).orElse(Map.of()));
  }

  private static List<String> userIds(EventFields eventFields) throws UnreadableEventException {
    return eventFields
        .parts("members")
        .flatMap(member -> member.textIfAny("userId").stream())
        .filter(ChatId::isValid)
        .toList();
  }
}
