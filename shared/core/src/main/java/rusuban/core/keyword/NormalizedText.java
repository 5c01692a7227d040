package rusuban.core.keyword;

/**
 * A customer's text in the form that rules compare. Folding is idempotent, so that this record
 * folds every input and text without folding never reaches a rule.
 */
public record NormalizedText(String text) {
  public NormalizedText {
    text = TextNormalizer.fold(text);
  }
}
