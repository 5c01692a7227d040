package rusuban.line;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.linecorp.bot.webhook.model.GroupSource;
import com.linecorp.bot.webhook.model.RoomSource;
import com.linecorp.bot.webhook.model.UserSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rusuban.core.ChatId;
import rusuban.core.event.Event;
import rusuban.core.event.Event.Source;
import rusuban.core.event.What;

/**
 * Reads one element of a webhook. What surrounds an event (id, time, source, token) is read field
 * by field, so that it is kept also where LINE's SDK cannot read the event itself.
 */
final class EventReader {
  private final ObjectMapper json;
  private final WhatReader whats;

  EventReader(ObjectMapper json) {
    this.json = json;
    this.whats = new WhatReader(json);
  }

  /** Never throws for what the element holds. */
  Event read(JsonNode element, Optional<String> destination, Instant receivedAt)
      throws JsonProcessingException {
    JsonNode mended = mend(element);
    String id = text(mended, "webhookEventId").filter(ChatId::isValid).orElse(null);
    Optional<Instant> at = EventTime.of(mended.path("timestamp"), id, receivedAt);
    Optional<Source> source = Optional.empty();
    What what;
    try {
      source = source(mended.path("source"));
      what = at.isPresent() ? whats.read(mended) : new What.Unreadable("no time");
    } catch (UnreadableException e) {
      what = new What.Unreadable(e.why());
    }
    return new Event(
        id == null ? derivedId(mended) : id,
        at.orElse(receivedAt),
        destination,
        mended.path("deliveryContext").path("isRedelivery").asBoolean(false),
        "standby".equals(mended.path("mode").asText()),
        source,
        text(mended, "replyToken").filter(token -> !token.isEmpty()),
        what,
        json.writeValueAsString(withoutReplyTokens(mended)));
  }

  /** The named field where it is a string. */
  static Optional<String> text(JsonNode node, String field) {
    return Optional.ofNullable(node.path(field).textValue()).map(Surrogates::mend);
  }

  /** Where it happened; empty where LINE names no place, or one of a kind not known here. */
  private Optional<Source> source(JsonNode node) throws UnreadableException {
    if (node.isMissingNode() || node.isNull()) return Optional.empty();
    return switch (whats.convert(node, com.linecorp.bot.webhook.model.Source.class)) {
      case UserSource user -> Optional.of(source(user.userId(), ChatId.Kind.USER, user.userId()));
      case GroupSource group ->
          Optional.of(source(group.groupId(), ChatId.Kind.GROUP, group.userId()));
      case RoomSource room -> Optional.of(source(room.roomId(), ChatId.Kind.ROOM, room.userId()));
      default -> Optional.empty();
    };
  }

  /** An id that says another kind than its source would be answered as what it is not. */
  private static Source source(@Nullable String chat, ChatId.Kind kind, @Nullable String user)
      throws UnreadableException {
    if (chat == null || !ChatId.isValid(chat)) throw new UnreadableException("odd source");
    var id = new ChatId(chat);
    if (id.kind() != kind) throw new UnreadableException("odd source");
    return new Source(id, Optional.ofNullable(user).filter(ChatId::isValid));
  }

  /**
   * An id for an element without a usable one, the same when LINE delivers it again: only its
   * delivery context differs then (Messaging API, "Redelivered webhooks").
   */
  private String derivedId(JsonNode element) throws JsonProcessingException {
    JsonNode same =
        element instanceof ObjectNode object
            ? object.deepCopy().without("deliveryContext")
            : element;
    byte[] bytes =
        json.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED).writeValueAsBytes(same);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "derived-" + HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The same element in valid Unicode, field names too. */
  private static JsonNode mend(JsonNode node) {
    return switch (node) {
      case TextNode text -> TextNode.valueOf(Surrogates.mend(text.textValue()));
      case ArrayNode array -> {
        ArrayNode mended = array.arrayNode(array.size());
        array.forEach(item -> mended.add(mend(item)));
        yield mended;
      }
      case ObjectNode object -> {
        ObjectNode mended = object.objectNode();
        object.forEachEntry((name, value) -> mended.set(Surrogates.mend(name), mend(value)));
        yield mended;
      }
      default -> node;
    };
  }

  /**
   * What may be kept. A reply token answers whoever holds it, wherever it stands; quote and
   * mark-as-read tokens stay, since quoting and marking as read come later and need them.
   */
  private static JsonNode withoutReplyTokens(JsonNode node) {
    for (JsonNode parent : node.findParents("replyToken"))
      ((ObjectNode) parent).remove("replyToken");
    return node;
  }
}
