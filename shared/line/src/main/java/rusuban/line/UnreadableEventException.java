package rusuban.line;

/** Reason why an element of a webhook is no event to us. It quotes nothing of the element. */
final class UnreadableEventException extends Exception {
  private static final long serialVersionUID = 1;

  UnreadableEventException(String why) {
    super(why, null, false, false);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
