package rusuban.core.keyword;

/**
 * A customer's text as rules see it. Folding twice changes nothing, so this record can simply fold
 * whatever it is given, and text that was not folded never reaches a rule.
 *
 * @param text the folded text; may be empty
 */
public record Folded(String text) {
  public Folded {
    text = Folding.fold(text);
  }
}
