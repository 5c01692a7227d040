package rusuban.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.event.What;
import rusuban.core.event.What.Content;
import rusuban.core.event.What.Content.Placeholder;
import rusuban.core.event.What.Content.Placeholder.Of;

/**
 * Translator from LINE's event objects to ours (Messaging API reference, "Webhook Event Objects").
 * It reads only the fields that we use, so other additions and changes by LINE do no harm. It
 * checks that each field is there, whatever the reference promises.
 */
final class WhatReader {
  private WhatReader() {}

  /** Returns the content of an event, or only its type if that type is unknown here. */
  static What read(Json element) throws UnreadableException {
    var event = Part.of(element);
    String type = event.text("type");
    return switch (type) {
      case "message" -> message(event.part("message"));
      case "messageEdited" -> edited(event.part("message"));
      case "unsend" -> new What.Unsend(event.part("unsend").id("messageId"));
      case "follow" -> new What.Follow(isUnblocked(event));
      case "unfollow" -> new What.Unfollow();
      case "join" -> new What.Join();
      case "leave" -> new What.Leave();
      case "memberJoined" -> new What.MemberJoined(userIds(event.part("joined")));
      case "memberLeft" -> new What.MemberLeft(userIds(event.part("left")));
      case "postback" -> postback(event.part("postback"));
      default -> new What.Other(type);
    };
  }

  private static boolean isUnblocked(Part event) throws UnreadableException {
    return event.partIfAny("follow").filter(it -> it.isTrue("isUnblocked")).isPresent();
  }

  private static What message(Part message) throws UnreadableException {
    return new What.Message(
        message.id("id"),
        content(message),
        message.tokenIfAny("markAsReadToken"),
        message
            .textIfAny("quotedMessageId")
            .filter(ChatId::isValid)
            .map(id -> new What.Quote(id, false)));
  }

  /** Reads an edited message. Even an unknown type needs its id for a later unsend. */
  private static What edited(Part message) throws UnreadableException {
    boolean isText = message.textIfAny("type").filter("text"::equals).isPresent();
    return new What.Edited(
        message.id("id"),
        isText && message.textIfAny("text").isPresent()
            ? content(message)
            : new Content.OtherContent(message.textIfAny("type").orElse("")));
  }

  private static Content content(Part message) throws UnreadableException {
    String type = message.textIfAny("type").orElse("");
    return switch (type) {
      case "text" -> new Content.Text(message.text("text"), placeholders(message));
      case "sticker" -> new Content.Sticker(message.id("packageId"), message.id("stickerId"));
      case "file" -> new Content.Media(type, message.textIfAny("fileName"));
      case "image" -> new Content.Media(type, Optional.empty(), imageSet(message));
      case "video", "audio" -> new Content.Media(type, Optional.empty());
      case "location" ->
          new Content.Location(
              message.textIfAny("title"),
              message.textIfAny("address"),
              message.degrees("latitude"),
              message.degrees("longitude"));
      default -> new Content.OtherContent(type);
    };
  }

  private static Optional<String> imageSet(Part message) {
    return message.json().get("imageSet").orElse(Json.Obj.EMPTY) instanceof Json.Obj set
        ? set.text("id").filter(ChatId::isValid)
        : Optional.empty();
  }

  private static List<Placeholder> placeholders(Part message) throws UnreadableException {
    var found = new ArrayList<Placeholder>();
    message.partsIfAny("emojis").map(it -> placeholder(it, Of.EMOJI)).forEach(found::add);
    var mention = message.partIfAny("mention");
    if (mention.isPresent())
      mention.get().parts("mentionees").map(WhatReader::mentionee).forEach(found::add);
    return found;
  }

  private static Placeholder mentionee(Part who) {
    boolean isUser = who.textIfAny("type").filter("user"::equals).isPresent();
    return placeholder(who, isUser && who.isTrue("isSelf") ? Of.ACCOUNT : Of.OTHERS);
  }

  private static Placeholder placeholder(Part part, Of of) {
    return new Placeholder(part.wholeOrZero("index"), part.wholeOrZero("length"), of);
  }

  private static What postback(Part postback) throws UnreadableException {
    return new What.Postback(
        postback.text("data"), postback.partIfAny("params").map(Part::texts).orElse(Map.of()));
  }

  private static List<String> userIds(Part part) throws UnreadableException {
    return part.parts("members")
        .flatMap(member -> member.textIfAny("userId").stream())
        .filter(ChatId::isValid)
        .toList();
  }
}
