package rusuban.app.connection;

/** A text in both languages of the product. */
public record BilingualText(String ja, String en) {
  public BilingualText {
    if (ja.isBlank() || en.isBlank()) throw new IllegalArgumentException("both languages");
  }
}
