package rusuban.core.keyword;

/**
 * A customer's text in the form that rules compare. Folding is idempotent, so that this record
 * folds every input and text without folding never reaches a rule.
 */
public record Folded(String text) {
  public Folded {
    text = Folding.fold(text);
  }
}
