package rusuban.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import rusuban.core.ChatId;
import rusuban.core.Json;
import rusuban.core.event.Event;
import rusuban.core.event.Event.Source;
import rusuban.core.event.What;
import rusuban.settings.JsonText;

/**
 * Reads one element of a webhook. What surrounds an event (id, time, source, token) is read field
 * by field, so that it is kept also where the event itself cannot be read.
 */
final class EventReader {
  private EventReader() {}

  /** Never throws for what the element holds. */
  static Event read(Json element, Optional<String> destination, Instant receivedAt) {
    Json mended = Surrogates.mend(element);
    Json.Obj event = mended instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    String id = event.text("webhookEventId").filter(ChatId::isValid).orElse(null);
    Optional<Instant> at = EventTime.of(event.whole("timestamp"), id, receivedAt);
    Optional<Source> source = Optional.empty();
    Optional<String> replyToken = Optional.empty();
    What what;
    try {
      source = source(new Part(event, "").partIfAny("source"));
      replyToken = new Part(event, "").tokenIfAny("replyToken").filter(it -> !it.isEmpty());
      what = at.isPresent() ? WhatReader.read(mended) : new What.Unreadable("no time");
    } catch (UnreadableException e) {
      what = new What.Unreadable(e.why());
    }
    return new Event(
        id == null ? derivedId(mended) : id,
        at.orElse(receivedAt),
        destination,
        isRedelivery(event),
        event.text("mode").filter("standby"::equals).isPresent(),
        source,
        replyToken,
        what,
        JsonText.write(withoutReplyTokens(mended)));
  }

  private static boolean isRedelivery(Json.Obj event) {
    return event.get("deliveryContext").orElse(Json.Obj.EMPTY) instanceof Json.Obj context
        && new Part(context, "").isTrue("isRedelivery");
  }

  /** Where it happened; empty where LINE names no place, or one of a kind not known here. */
  private static Optional<Source> source(Optional<Part> part) throws UnreadableException {
    if (part.isEmpty()) return Optional.empty();
    Part source = part.get();
    return switch (source.textIfAny("type").orElse("")) {
      case "user" -> Optional.of(source(source, "userId", ChatId.Kind.USER));
      case "group" -> Optional.of(source(source, "groupId", ChatId.Kind.GROUP));
      case "room" -> Optional.of(source(source, "roomId", ChatId.Kind.ROOM));
      default -> Optional.empty();
    };
  }

  /** An id that says another kind than its source would be answered as what it is not. */
  private static Source source(Part source, String name, ChatId.Kind kind)
      throws UnreadableException {
    String chat = source.textIfAny(name).orElse("");
    if (!ChatId.isValid(chat)) throw new UnreadableException("odd source");
    var id = new ChatId(chat);
    if (id.kind() != kind) throw new UnreadableException("odd source");
    return new Source(id, source.textIfAny("userId").filter(ChatId::isValid));
  }

  /**
   * An id for an element without a usable one, the same when LINE delivers it again: only its
   * delivery context differs then (Messaging API, "Redelivered webhooks").
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
   * What may be kept. A reply token answers whoever holds it, wherever it stands; quote and
   * mark-as-read tokens stay, since quoting and marking as read come later and need them.
   */
  private static Json withoutReplyTokens(Json json) {
    return json.map(
        value -> value instanceof Json.Obj object ? object.without("replyToken"::equals) : value);
  }
}
