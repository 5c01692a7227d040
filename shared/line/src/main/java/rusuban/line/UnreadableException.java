package rusuban.line;

/** Why an element of a webhook is no event to us, in words that hold nothing of it. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1;

  UnreadableException(String why) {
    super(why, null, false, false);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
