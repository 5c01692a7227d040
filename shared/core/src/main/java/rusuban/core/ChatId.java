package rusuban.core;

/**
 * Id of one chat of an account: a user's 1:1 chat, a group or a room. The first letter of LINE's id
 * tells the kind (Messaging API reference, "Source user", "Source group chat", "Source multi-person
 * chat").
 *
 * @param value LINE's id, 1 to 64 visible ASCII characters
 */
public record ChatId(String value) {

  /** Kind of chat. */
  public enum Kind {
    USER,
    GROUP,
    ROOM
  }

  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if the value has another form
   */
  public ChatId {
    if (!isValid(value)) throw new IllegalArgumentException("not a chat id");
  }

  /** Returns whether this text can be LINE's id of a user, group or room. */
  public static boolean isValid(String value) {
    return !value.isEmpty()
        && value.length() <= 64
        && value.chars().allMatch(c -> c > ' ' && c < 127 && c != '#');
  }

  /**
   * Returns the kind by the first letter. A letter that LINE does not document counts as a user.
   */
  public Kind kind() {
    return switch (value.charAt(0)) {
      case 'C' -> Kind.GROUP;
      case 'R' -> Kind.ROOM;
      default -> Kind.USER;
    };
  }

  @Override
  public String toString() {
    return value;
  }
}
