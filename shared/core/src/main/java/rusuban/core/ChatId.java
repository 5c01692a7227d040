package rusuban.core;

/**
 * One conversation of an account: a user's 1:1 chat, a group or a room. The first letter of LINE's
 * id says which (Messaging API reference, "Source user", "Source group chat", "Source multi-person
 * chat").
 *
 * @param value LINE's id, 1 to 64 visible ASCII characters
 */
public record ChatId(String value) {

  /** What kind of chat an id names. */
  public enum Kind {
    USER,
    GROUP,
    ROOM
  }

  /** Throws {@link IllegalArgumentException} where the value is not of that form. */
  public ChatId {
    if (!isValid(value)) throw new IllegalArgumentException("not a chat id");
  }

  /** Whether this text can be LINE's id of a user, group or room. */
  public static boolean isValid(String value) {
    return !value.isEmpty()
        && value.length() <= 64
        && value.chars().allMatch(c -> c > ' ' && c < 127 && c != '#');
  }

  /** The kind, by the first letter; what LINE does not document counts as a user. */
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
