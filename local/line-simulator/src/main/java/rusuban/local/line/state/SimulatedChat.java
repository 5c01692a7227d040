package rusuban.local.line.state;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A snapshot of a chat: one-to-one, or a group or room. A one-to-one chat has the customer's id.
 *
 * @param members the customers in it, without the account
 * @param joined whether the account is in it
 * @param typing whether the loading animation shows
 * @param unread messages of the account that the phone has not opened yet
 */
public record SimulatedChat(
    String id,
    Type type,
    String name,
    List<String> members,
    boolean joined,
    List<TimelineItem> items,
    boolean typing,
    int unread) {
  public SimulatedChat {
    members = List.copyOf(members);
    items = List.copyOf(items);
  }

  /** The type of a chat, as in the source of a webhook event. */
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

  /** Returns the time of the last item; the epoch for an empty chat. */
  public Instant lastAt() {
    return items.isEmpty() ? Instant.EPOCH : items.getLast().at();
  }
}
