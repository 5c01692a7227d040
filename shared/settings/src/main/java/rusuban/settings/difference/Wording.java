package rusuban.settings.difference;

/** Words in both languages. */
public record Wording(String ja, String en) {

  /** Returns words that are the same in both languages, such as the owner's own. */
  static Wording same(String text) {
    return new Wording(text, text);
  }
}
