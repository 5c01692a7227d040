package rusuban.settings.difference;

/**
 * A piece of a text that was compared with an older one. A page shows removed runs as deletions and
 * inserted runs as insertions.
 */
public record TextRun(Kind kind, String text) {

  /** Kind of a run. */
  public enum Kind {
    SAME,
    REMOVED,
    INSERTED
  }

  static TextRun same(String text) {
    return new TextRun(Kind.SAME, text);
  }

  static TextRun removed(String text) {
    return new TextRun(Kind.REMOVED, text);
  }

  static TextRun inserted(String text) {
    return new TextRun(Kind.INSERTED, text);
  }

  /** Returns the kind alone: the text is a message. */
  @Override
  public String toString() {
    return kind + "[" + text.length() + "]";
  }
}
