package rusuban.json;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 units
 */
public record JsonPosition(int line, int column) {
  @Override
  public String toString() {
    return line + ":" + column;
  }

  /**
   * Returns the place of this offset.
   *
   * @param offset in UTF-16 units
   */
  public static JsonPosition of(String text, int offset) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < Math.min(offset, text.length()); i++)
      if (text.charAt(i) == '\n' || (text.charAt(i) == '\r' && !text.startsWith("\n", i + 1))) {
        line++;
        start = i + 1;
      }
    return new JsonPosition(line, offset - start + 1);
  }
}
