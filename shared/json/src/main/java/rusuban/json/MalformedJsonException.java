package rusuban.json;

/**
 * Exception for text that is not acceptable JSON. It contains the place and no part of the text,
 * which may be private.
 */
public final class MalformedJsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The line of the fault, from 1; 0 if the bytes are not UTF-8. */
  public final int line;

  /** The column of the fault, from 1; 0 if the bytes are not UTF-8. */
  public final int column;

  MalformedJsonException(int line, int column) {
    super("not acceptable JSON at line " + line + ", column " + column);
    this.line = line;
    this.column = column;
  }
}
