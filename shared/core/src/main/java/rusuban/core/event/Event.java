package rusuban.core.event;

import java.time.Instant;
import java.util.Optional;
import rusuban.core.ChatId;

/**
 * One webhook event of LINE (Messaging API reference, "Webhook Event Objects").
 *
 * @param id {@code webhookEventId}; the same for a redelivery
 * @param at when it happened, by LINE's clock
 * @param destination the user id of the account it was sent to; absent where LINE did not say
 * @param redelivered whether LINE says it sent this event before
 * @param standby whether another module channel holds the chat, so that it must not be answered
 * @param source where it happened; absent for events about the account itself
 * @param replyToken the token that answers it for free, where LINE gave one
 * @param what what happened
 * @param raw the event as LINE wrote it, without its reply token, kept so that nothing is lost;
 *     empty where it was unsent
 */
public record Event(
    String id,
    Instant at,
    Optional<String> destination,
    boolean redelivered,
    boolean standby,
    Optional<Source> source,
    Optional<String> replyToken,
    What what,
    String raw) {

  /** The chat, and in a group or room the member who acted where LINE tells. */
  public record Source(ChatId chat, Optional<String> userId) {}

  /** The same event without what it said, as for a message that was unsent. */
  public Event withoutRaw() {
    return new Event(id, at, destination, redelivered, standby, source, replyToken, what, "");
  }

  /** The id of the message that it quotes; empty where it quotes none. */
  public Optional<String> quoted() {
    return what instanceof What.Message(_, _, _, var quote)
        ? quote.map(What.Quote::messageId)
        : Optional.empty();
  }

  /** The same event, whose quoted message is the account's own. */
  public Event quotingAccount() {
    return what instanceof What.Message(var message, var content, var read, var quote)
        ? with(
            new What.Message(
                message, content, read, quote.map(it -> new What.Quote(it.messageId(), true))))
        : this;
  }

  private Event with(What other) {
    return new Event(id, at, destination, redelivered, standby, source, replyToken, other, raw);
  }

  /** Whether the account itself did it. */
  public boolean own() {
    return destination.isPresent() && source.flatMap(Source::userId).equals(destination);
  }

  /** The chat in which it happened, if it happened in one. */
  public Optional<ChatId> chat() {
    return source.map(Source::chat);
  }
}
