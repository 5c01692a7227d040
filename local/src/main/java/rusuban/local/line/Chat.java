package rusuban.local.line;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A chat as it stands at one moment: one-to-one, where the chat's id is the customer's, or a group
 * or room.
 *
 * @param members the customers in it, without the account
 * @param joined whether the account is in it
 * @param typing whether the loading animation shows
 * @param unread messages of the account that the phone has not opened yet
 */
public record Chat(
    String id,
    Type type,
    String name,
    List<String> members,
    boolean joined,
    List<Item> items,
    boolean typing,
    int unread) {
  public Chat {
    members = List.copyOf(members);
    items = List.copyOf(items);
  }

  /** As the source of a webhook event names it. */
  public enum Type {
    USER("U"),
    GROUP("C"),
    ROOM("R");

    final char letter;

    Type(String letter) {
      this.letter = letter.charAt(0);
    }

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** When something last happened in it; the epoch for a chat in which nothing did. */
  public Instant lastAt() {
    return items.isEmpty() ? Instant.EPOCH : items.getLast().at();
  }
}
