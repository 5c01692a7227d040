package rusuban.core.event;

import java.time.Instant;
import java.util.Optional;
import rusuban.core.ChatId;

/**
 * One webhook event of LINE (Messaging API reference, "Webhook Event Objects").
 *
 * @param id {@code webhookEventId}; a redelivery has the same id
 * @param at the time of the event, by LINE's clock
 * @param destination the user id of the receiving account, if LINE gave it
 * @param redelivered whether LINE marks the event as a redelivery
 * @param standby whether another module channel holds the chat, which forbids an answer
 * @param source the place of the event; absent for events about the account itself
 * @param replyToken the token for a free reply, if LINE gave one
 * @param content the content of the event
 * @param raw the event as LINE wrote it, without its reply token, stored so that nothing is lost;
 *     empty if the message was unsent
 */
public record Event(
    String id,
    Instant at,
    Optional<String> destination,
    boolean redelivered,
    boolean standby,
    Optional<Source> source,
    Optional<String> replyToken,
    EventContent content,
    String raw) {

  /** The chat and, in a group or room, the member who acted if LINE names one. */
  public record Source(ChatId chat, Optional<String> userId) {}

  /** Returns this event without its content, as for a message that was unsent. */
  public Event withoutRaw() {
    return new Event(id, at, destination, redelivered, standby, source, replyToken, content, "");
  }

  /** Returns the id of the quoted message; empty if it quotes none. */
  public Optional<String> quoted() {
    return content instanceof EventContent.MessageEvent(_, _, _, var quote)
        ? quote.map(EventContent.Quote::messageId)
        : Optional.empty();
  }

  /** Returns this event with its quoted message marked as the account's own. */
  public Event quotingAccount() {
    return content
            instanceof
            EventContent.MessageEvent(var message, var receivedMessage, var read, var quote)
        ? with(
            new EventContent.MessageEvent(
                message,
                receivedMessage,
                read,
                quote.map(it -> new EventContent.Quote(it.messageId(), true))))
        : this;
  }

  private Event with(EventContent other) {
    return new Event(id, at, destination, redelivered, standby, source, replyToken, other, raw);
  }

  /** Returns whether the account itself caused the event. */
  public boolean own() {
    return destination.isPresent() && source.flatMap(Source::userId).equals(destination);
  }

  /** Returns the chat of the event, if it has one. */
  public Optional<ChatId> chat() {
    return source.map(Source::chat);
  }
}
