package rusuban.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import rusuban.core.ChatId;
import rusuban.core.event.Event;
import rusuban.core.event.Event.Source;
import rusuban.core.event.EventContent;
import rusuban.json.Json;
import rusuban.json.JsonText;

/**
 * Reader of one element of a webhook. It reads the data around an event (id, time, source, token)
 * field by field. They are kept even if the event itself is unreadable.
 */
final class EventReader {
  private EventReader() {}

  /** Returns the event of an element. It never throws because of the element's content. */
  static Event read(Json element, Optional<String> destination, Instant receivedAt) {
    Json mended = UnpairedSurrogates.mend(element);
    Json.Obj event = mended instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    String id = event.text("webhookEventId").filter(ChatId::isValid).orElse(null);
    Optional<Instant> at = EventTimestampReader.of(event.whole("timestamp"), id, receivedAt);
    Optional<Source> source = Optional.empty();
    Optional<String> replyToken = Optional.empty();
    EventContent eventContent;
    try {
      source = source(new EventFields(event, "").partIfAny("source"));
      replyToken = new EventFields(event, "").tokenIfAny("replyToken").filter(it -> !it.isEmpty());
      eventContent =
          at.isPresent()
              ? EventContentReader.read(mended)
              : new EventContent.UnreadableEvent("no time");
    } catch (UnreadableEventException e) {
      eventContent = new EventContent.UnreadableEvent(e.why());
    }
    return new Event(
        id == null ? derivedId(mended) : id,
        at.orElse(receivedAt),
        destination,
        isRedelivery(event),
        event.text("mode").filter("standby"::equals).isPresent(),
        source,
        replyToken,
        eventContent,
        JsonText.write(withoutReplyTokens(mended)));
  }

  private static boolean isRedelivery(Json.Obj event) {
    return event.get("deliveryContext").orElse(Json.Obj.EMPTY) instanceof Json.Obj context
        && new EventFields(context, "").isTrue("isRedelivery");
  }

  /** Returns the source, empty if LINE names none or one of an unknown kind. */
  private static Optional<Source> source(Optional<EventFields> part)
      throws UnreadableEventException {
    if (part.isEmpty()) return Optional.empty();
    EventFields source = part.get();
    return switch (source.textIfAny("type").orElse("")) {
      case "user" -> Optional.of(source(source, "userId", ChatId.Kind.USER));
      case "group" -> Optional.of(source(source, "groupId", ChatId.Kind.GROUP));
      case "room" -> Optional.of(source(source, "roomId", ChatId.Kind.ROOM));
      default -> Optional.empty();
    };
  }

  /** Reads the source. An id of another kind is refused: an answer would treat it wrongly. */
  private static Source source(EventFields source, String name, ChatId.Kind kind)
      throws UnreadableEventException {
    String chat = source.textIfAny(name).orElse("");
    if (!ChatId.isValid(chat)) throw new UnreadableEventException("odd source");
    var id = new ChatId(chat);
    if (id.kind() != kind) throw new UnreadableEventException("odd source");
    return new Source(id, source.textIfAny("userId").filter(ChatId::isValid));
  }

  /**
   * Returns an id for an element without a usable one. A redelivery gets the same id: only its
   * delivery context differs (Messaging API, "Redelivered webhooks").
   */
  private static String derivedId(Json element) {
    Json same =
        element instanceof Json.Obj event ? event.without("deliveryContext"::equals) : element;
    Json sorted =
        same.map(
            it -> it instanceof Json.Obj(var fields) ? new Json.Obj(new TreeMap<>(fields)) : it);
    byte[] bytes = JsonText.write(sorted).getBytes(UTF_8);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "derived-" + HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Removes reply tokens at any depth, since anyone who holds one can reply with it. Quote and
   * mark-as-read tokens stay, because later quoting and marking as read need them.
   */
  private static Json withoutReplyTokens(Json json) {
    return json.map(
        value -> value instanceof Json.Obj object ? object.without("replyToken"::equals) : value);
  }
}
