package rusuban.line;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.bot.webhook.model.AudioMessageContent;
import com.linecorp.bot.webhook.model.Event;
import com.linecorp.bot.webhook.model.FileMessageContent;
import com.linecorp.bot.webhook.model.FollowEvent;
import com.linecorp.bot.webhook.model.ImageMessageContent;
import com.linecorp.bot.webhook.model.JoinEvent;
import com.linecorp.bot.webhook.model.LeaveEvent;
import com.linecorp.bot.webhook.model.LocationMessageContent;
import com.linecorp.bot.webhook.model.MemberJoinedEvent;
import com.linecorp.bot.webhook.model.MemberLeftEvent;
import com.linecorp.bot.webhook.model.Mentionee;
import com.linecorp.bot.webhook.model.MessageContent;
import com.linecorp.bot.webhook.model.MessageEvent;
import com.linecorp.bot.webhook.model.PostbackContent;
import com.linecorp.bot.webhook.model.PostbackEvent;
import com.linecorp.bot.webhook.model.StickerMessageContent;
import com.linecorp.bot.webhook.model.TextMessageContent;
import com.linecorp.bot.webhook.model.UnfollowEvent;
import com.linecorp.bot.webhook.model.UnsendEvent;
import com.linecorp.bot.webhook.model.UserMentionee;
import com.linecorp.bot.webhook.model.UserSource;
import com.linecorp.bot.webhook.model.VideoMessageContent;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rusuban.core.ChatId;
import rusuban.core.event.What;
import rusuban.core.event.What.Content;
import rusuban.core.event.What.Content.Placeholder;
import rusuban.core.event.What.Content.Placeholder.Of;

/** Translator from the models of LINE's SDK to our events: the reference for {@link WhatReader}. */
final class SdkWhatReader {
  private final ObjectMapper json;

  SdkWhatReader(ObjectMapper json) {
    this.json = json;
  }

  What read(JsonNode element) throws UnreadableException {
    if (!element.isObject()) throw new UnreadableException("not an object");
    if (!element.path("type").isTextual()) throw new UnreadableException("no type");
    return switch (convert(element, Event.class)) {
      case MessageEvent event -> message(event.message(), element.path("message"));
      case UnsendEvent event ->
          new What.Unsend(given(given(event.unsend(), "unsend").messageId(), "unsend.messageId"));
      case FollowEvent event ->
          new What.Follow(
              event.follow() != null && Boolean.TRUE.equals(event.follow().isUnblocked()));
      case UnfollowEvent _ -> new What.Unfollow();
      case JoinEvent _ -> new What.Join();
      case LeaveEvent _ -> new What.Leave();
      case MemberJoinedEvent event ->
          new What.MemberJoined(userIds(given(event.joined(), "joined").members()));
      case MemberLeftEvent event ->
          new What.MemberLeft(userIds(given(event.left(), "left").members()));
      case PostbackEvent event -> postback(given(event.postback(), "postback"));
      default -> other(element);
    };
  }

  /** Returns an event that the SDK does not know yet. */
  private What other(JsonNode element) throws UnreadableException {
    String type = element.path("type").textValue();
    return type.equals("messageEdited") ? edited(element.path("message")) : new What.Other(type);
  }

  /** Reads an edited message. The SDK knows the message that the event contains. */
  private What edited(JsonNode message) throws UnreadableException {
    var id = given(message.path("id").textValue(), "message.id");
    String type = Optional.ofNullable(message.path("type").textValue()).orElse("");
    return type.equals("text") && message.path("text").isTextual()
        ? new What.Edited(id, content(convert(message, MessageContent.class), type))
        : new What.Edited(id, new Content.OtherContent(type));
  }

  /** Reads this part as a model of the SDK. */
  <T> T convert(JsonNode part, Class<T> model) throws UnreadableException {
    try {
      return given(json.treeToValue(part, model), model.getSimpleName());
    } catch (JsonProcessingException _) {
      // The exception's message may quote what the customer wrote.
      throw new UnreadableException("LINE's SDK cannot read it as " + model.getSimpleName());
    }
  }

  private static What message(@Nullable MessageContent message, JsonNode node)
      throws UnreadableException {
    MessageContent present = given(message, "message");
    return new What.Message(
        given(present.id(), "message.id"),
        content(present, Optional.ofNullable(node.path("type").textValue()).orElse("")),
        Optional.ofNullable(node.path("markAsReadToken").textValue()),
        Optional.ofNullable(node.path("quotedMessageId").textValue())
            .filter(ChatId::isValid)
            .map(id -> new What.Quote(id, false)));
  }

  private static Content content(MessageContent message, String type) throws UnreadableException {
    return switch (message) {
      case TextMessageContent text ->
          new Content.Text(given(text.text(), "message.text"), placeholders(text));
      case StickerMessageContent sticker ->
          new Content.Sticker(
              given(sticker.packageId(), "message.packageId"),
              given(sticker.stickerId(), "message.stickerId"));
      case FileMessageContent file -> new Content.Media(type, Optional.ofNullable(file.fileName()));
      case ImageMessageContent image ->
          new Content.Media(
              type,
              Optional.empty(),
              Optional.ofNullable(image.imageSet())
                  .flatMap(set -> Optional.ofNullable(set.id()))
                  .filter(ChatId::isValid));
      case VideoMessageContent _, AudioMessageContent _ ->
          new Content.Media(type, Optional.empty());
      case LocationMessageContent place ->
          new Content.Location(
              Optional.ofNullable(place.title()),
              Optional.ofNullable(place.address()),
              degrees(place.latitude(), "message.latitude"),
              degrees(place.longitude(), "message.longitude"));
      default -> new Content.OtherContent(type);
    };
  }

  private static List<Placeholder> placeholders(TextMessageContent text) {
    var emojis =
        Stream.ofNullable(text.emojis())
            .flatMap(List::stream)
            .filter(Objects::nonNull)
            .map(it -> new Placeholder(orZero(it.index()), orZero(it.length()), Of.EMOJI));
    var people =
        Stream.ofNullable(text.mention())
            .flatMap(mention -> Stream.ofNullable(mention.mentionees()))
            .flatMap(List::stream)
            .filter(Objects::nonNull)
            .map(it -> new Placeholder(orZero(it.index()), orZero(it.length()), of(it)));
    return Stream.concat(emojis, people).toList();
  }

  private static Of of(Mentionee who) {
    return who instanceof UserMentionee user && Boolean.TRUE.equals(user.isSelf())
        ? Of.ACCOUNT
        : Of.OTHERS;
  }

  private static int orZero(@Nullable Integer value) {
    return value == null ? 0 : value;
  }

  private static What postback(PostbackContent postback) throws UnreadableException {
    var params = new HashMap<String, String>();
    if (postback.params() != null)
      postback
          .params()
          .forEach(
              (name, value) -> {
                if (value != null) params.put(name, String.valueOf(value));
              });
    return new What.Postback(given(postback.data(), "postback.data"), params);
  }

  private static List<String> userIds(@Nullable List<UserSource> members) {
    return Stream.ofNullable(members)
        .flatMap(List::stream)
        .filter(Objects::nonNull)
        .map(UserSource::userId)
        .filter(id -> id != null && ChatId.isValid(id))
        .toList();
  }

  private static double degrees(@Nullable Double value, String name) throws UnreadableException {
    double degrees = given(value, name);
    if (!Double.isFinite(degrees)) throw new UnreadableException("no finite " + name);
    return degrees;
  }

  private static <T> T given(@Nullable T value, String name) throws UnreadableException {
    if (value == null) throw new UnreadableException("no " + name);
    return value;
  }
}
