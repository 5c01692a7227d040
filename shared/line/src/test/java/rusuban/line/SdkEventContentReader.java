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
import rusuban.core.event.EventContent;
import rusuban.core.event.EventContent.ReceivedMessage;
import rusuban.core.event.EventContent.ReceivedMessage.Placeholder;
import rusuban.core.event.EventContent.ReceivedMessage.Placeholder.Of;

/**
 * Translator from the models of LINE's SDK to our events: the reference for {@link
 * EventContentReader}.
 */
final class SdkEventContentReader {
  private final ObjectMapper json;

  SdkEventContentReader(ObjectMapper json) {
    this.json = json;
  }

  EventContent read(JsonNode element) throws UnreadableEventException {
    if (!element.isObject()) throw new UnreadableEventException("not an object");
    if (!element.path("type").isTextual()) throw new UnreadableEventException("no type");
    return switch (convert(element, Event.class)) {
      case MessageEvent event -> message(event.message(), element.path("message"));
      case UnsendEvent event ->
          new EventContent.UnsendEvent(
              given(given(event.unsend(), "unsend").messageId(), "unsend.messageId"));
      case FollowEvent event ->
          new EventContent.FollowEvent(
              event.follow() != null && Boolean.TRUE.equals(event.follow().isUnblocked()));
      case UnfollowEvent _ -> new EventContent.UnfollowEvent();
      case JoinEvent _ -> new EventContent.JoinEvent();
      case LeaveEvent _ -> new EventContent.LeaveEvent();
      case MemberJoinedEvent event ->
          new EventContent.MemberJoinedEvent(userIds(given(event.joined(), "joined").members()));
      case MemberLeftEvent event ->
          new EventContent.MemberLeftEvent(userIds(given(event.left(), "left").members()));
      case PostbackEvent event -> postback(given(event.postback(), "postback"));
      default -> other(element);
    };
  }

  /** Returns an event that the SDK does not know yet. */
  private EventContent other(JsonNode element) throws UnreadableEventException {
    String type = element.path("type").textValue();
    return type.equals("messageEdited")
        ? edited(element.path("message"))
        : new EventContent.OtherEvent(type);
  }

  /** Reads an edited message. The SDK knows the message that the event contains. */
  private EventContent edited(JsonNode message) throws UnreadableEventException {
    var id = given(message.path("id").textValue(), "message.id");
    String type = Optional.ofNullable(message.path("type").textValue()).orElse("");
    return type.equals("text") && message.path("text").isTextual()
        ? new EventContent.Edited(id, content(convert(message, MessageContent.class), type))
        : new EventContent.Edited(id, new ReceivedMessage.OtherContent(type));
  }

  /** Reads this part as a model of the SDK. */
  <T> T convert(JsonNode part, Class<T> model) throws UnreadableEventException {
    try {
      return given(json.treeToValue(part, model), model.getSimpleName());
    } catch (JsonProcessingException _) {
      // The exception's message may quote what the customer wrote.
      throw new UnreadableEventException("LINE's SDK cannot read it as " + model.getSimpleName());
    }
  }

  private static EventContent message(@Nullable MessageContent message, JsonNode node)
      throws UnreadableEventException {
    MessageContent present = given(message, "message");
    return new EventContent.MessageEvent(
        given(present.id(), "message.id"),
        content(present, Optional.ofNullable(node.path("type").textValue()).orElse("")),
        Optional.ofNullable(node.path("markAsReadToken").textValue()),
        Optional.ofNullable(node.path("quotedMessageId").textValue())
            .filter(ChatId::isValid)
            .map(id -> new EventContent.Quote(id, false)));
  }

  private static ReceivedMessage content(MessageContent message, String type)
      throws UnreadableEventException {
    return switch (message) {
      case TextMessageContent text ->
          new ReceivedMessage.Text(given(text.text(), "message.text"), placeholders(text));
      case StickerMessageContent sticker ->
          new ReceivedMessage.Sticker(
              given(sticker.packageId(), "message.packageId"),
              given(sticker.stickerId(), "message.stickerId"));
      case FileMessageContent file ->
          new ReceivedMessage.Media(type, Optional.ofNullable(file.fileName()));
      case ImageMessageContent image ->
          new ReceivedMessage.Media(
              type,
              Optional.empty(),
              Optional.ofNullable(image.imageSet())
                  .flatMap(set -> Optional.ofNullable(set.id()))
                  .filter(ChatId::isValid));
      case VideoMessageContent _, AudioMessageContent _ ->
          new ReceivedMessage.Media(type, Optional.empty());
      case LocationMessageContent place ->
          new ReceivedMessage.Location(
              Optional.ofNullable(place.title()),
              Optional.ofNullable(place.address()),
              degrees(place.latitude(), "message.latitude"),
              degrees(place.longitude(), "message.longitude"));
      default -> new ReceivedMessage.OtherContent(type);
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

  private static EventContent postback(PostbackContent postback) throws UnreadableEventException {
    var params = new HashMap<String, String>();
    if (postback.params() != null)
      postback
          .params()
          .forEach(
              (name, value) -> {
                if (value != null) params.put(name, String.valueOf(value));
              });
    return new EventContent.PostbackEvent(given(postback.data(), "postback.data"), params);
  }

  private static List<String> userIds(@Nullable List<UserSource> members) {
    return Stream.ofNullable(members)
        .flatMap(List::stream)
        .filter(Objects::nonNull)
        .map(UserSource::userId)
        .filter(id -> id != null && ChatId.isValid(id))
        .toList();
  }

  private static double degrees(@Nullable Double value, String name)
      throws UnreadableEventException {
    double degrees = given(value, name);
    if (!Double.isFinite(degrees)) throw new UnreadableEventException("no finite " + name);
    return degrees;
  }

  private static <T> T given(@Nullable T value, String name) throws UnreadableEventException {
    if (value == null) throw new UnreadableEventException("no " + name);
    return value;
  }
}
