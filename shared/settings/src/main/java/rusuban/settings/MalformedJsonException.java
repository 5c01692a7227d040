package rusuban.settings;

/** Text that is not acceptable JSON. Says where, never what: the text may be private. */
public final class MalformedJsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The line of the fault, from 1; 0 where the bytes are not even UTF-8. */
  public final int line;

  /** The column of the fault, from 1; 0 where the bytes are not even UTF-8. */
  public final int column;

  MalformedJsonException(int line, int column) {
    super("not acceptable JSON at line " + line + ", column " + column);
    this.line = line;
    this.column = column;
  }
}
