package rusuban.core.event;

import java.time.Instant;
import java.util.Optional;
import rusuban.core.ChatId;

/**
 * One webhook event of LINE (Messaging API reference, "Webhook Event Objects").
 *
 * @param id {@code webhookEventId}; the same for a redelivery
 * @param at when it happened, by LINE's clock
 * @param redelivered whether LINE says it sent this event before
 * @param standby whether another module channel holds the chat, so that it must not be answered
 * @param source where it happened; absent for events about the account itself
 * @param replyToken the token that answers it for free, where LINE gave one
 * @param what what happened
 * @param raw the event as LINE wrote it, without its reply token, kept so that nothing is lost
 */
public record Event(
    String id,
    Instant at,
    boolean redelivered,
    boolean standby,
    Optional<Source> source,
    Optional<String> replyToken,
    What what,
    String raw) {

  /** The chat, and in a group or room the member who acted where LINE tells. */
  public record Source(ChatId chat, Optional<String> userId) {}

  /** The chat in which it happened, if it happened in one. */
  public Optional<ChatId> chat() {
    return source.map(Source::chat);
  }
}
