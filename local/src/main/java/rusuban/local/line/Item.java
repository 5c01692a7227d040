package rusuban.local.line;

import java.time.Instant;
import java.util.Optional;
import rusuban.core.Json;

/** One line of a chat, as the phone shows it. Items of a chat are in the order of their seq. */
public sealed interface Item {
  long seq();

  /** The message id, or for a notice the id of the webhook event. */
  String id();

  Instant at();

  /** A customer's message, as the webhook carried it. */
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

  /** A message of the account, as it was sent. */
  record FromAccount(long seq, String id, Instant at, Json.Obj message, Via via) implements Item {}

  /** Something that happened in the chat. */
  record Notice(
      long seq, String id, Instant at, Kind kind, Optional<String> userId, Delivery delivery)
      implements Item {
    /** What happened; {@code POSTBACK} is a button that shows no text of its own. */
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

  /** Returns the id of the webhook event that told of it; a message of the account has none. */
  default Optional<String> event() {
    return switch (this) {
      case FromCustomer m -> Optional.of(m.delivery.eventId());
      case FromAccount _ -> Optional.empty();
      case Notice n -> Optional.of(n.delivery.eventId());
    };
  }

  /** The same item with another outcome of its webhook; a message of the account has none. */
  default Item with(Delivery outcome) {
    return switch (this) {
      case FromCustomer m ->
          new FromCustomer(m.seq, m.id, m.at, m.userId, m.message, m.read, outcome);
      case FromAccount m -> m;
      case Notice n -> new Notice(n.seq, n.id, n.at, n.kind, n.userId, outcome);
    };
  }
}
