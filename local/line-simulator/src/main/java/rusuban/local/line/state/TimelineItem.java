package rusuban.local.line.state;

import java.time.Instant;
import java.util.Optional;
import rusuban.json.Json;

/** One line of a chat on the phone. The seq orders the items of a chat. */
public sealed interface TimelineItem {
  long seq();

  /** Returns the message id, or for a notice the id of the webhook event. */
  String id();

  Instant at();

  /** A customer's message as in the webhook. */
  record FromCustomer(
      long seq,
      String id,
      Instant at,
      String userId,
      Json.Obj message,
      boolean read,
      WebhookDelivery webhookDelivery)
      implements TimelineItem {
    FromCustomer readByAccount() {
      return new FromCustomer(seq, id, at, userId, message, true, webhookDelivery);
    }
  }

  /** A message of the account as sent. */
  record FromAccount(long seq, String id, Instant at, Json.Obj message, SendMethod sendMethod)
      implements TimelineItem {}

  /** An event in the chat other than a message. */
  record Notice(
      long seq,
      String id,
      Instant at,
      Kind kind,
      Optional<String> userId,
      WebhookDelivery webhookDelivery)
      implements TimelineItem {
    /** The kind of event. {@code POSTBACK} is a button without display text. */
    public enum Kind {
      FOLLOWED,
      BLOCKED,
      UNBLOCKED,
      JOINED,
      LEFT,
      UNSENT,
      POSTBACK
    }
  }

  /** Returns the id of the webhook event; empty for a message of the account. */
  default Optional<String> event() {
    return switch (this) {
      case FromCustomer m -> Optional.of(m.webhookDelivery.eventId());
      case FromAccount _ -> Optional.empty();
      case Notice n -> Optional.of(n.webhookDelivery.eventId());
    };
  }

  /** Returns the same item with another webhook outcome. The account's messages have none. */
  default TimelineItem with(WebhookDelivery outcome) {
    return switch (this) {
      case FromCustomer m ->
          new FromCustomer(m.seq, m.id, m.at, m.userId, m.message, m.read, outcome);
      case FromAccount m -> m;
      case Notice n -> new Notice(n.seq, n.id, n.at, n.kind, n.userId, outcome);
    };
  }
}
