package rusuban.local.line;

import java.time.Instant;
import java.util.Optional;
import rusuban.core.Json;

/** One line of a chat on the phone. The seq orders the items of a chat. */
public sealed interface Item {
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
      Delivery delivery)
      implements Item {
    FromCustomer readByAccount() {
      return new FromCustomer(seq, id, at, userId, message, true, delivery);
    }
  }

  /** A message of the account as sent. */
  record FromAccount(long seq, String id, Instant at, Json.Obj message, Via via) implements Item {}

  /** An event in the chat other than a message. */
  record Notice(
      long seq, String id, Instant at, Kind kind, Optional<String> userId, Delivery delivery)
      implements Item {
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
      case FromCustomer m -> Optional.of(m.delivery.eventId());
      case FromAccount _ -> Optional.empty();
      case Notice n -> Optional.of(n.delivery.eventId());
    };
  }

  /** Returns the same item with another webhook outcome. The account's messages have none. */
  default Item with(Delivery outcome) {
    return switch (this) {
      case FromCustomer m ->
          new FromCustomer(m.seq, m.id, m.at, m.userId, m.message, m.read, outcome);
      case FromAccount m -> m;
      case Notice n -> new Notice(n.seq, n.id, n.at, n.kind, n.userId, outcome);
    };
  }
}
