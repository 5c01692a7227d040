package rusuban.core.keyword;

/**
 * A customer's text in the form that rules compare. Normalization is idempotent, so that this
 * record normalizes every input and text without normalization never reaches a rule.
 */
public record NormalizedText(String text) {
  public NormalizedText {
    text = TextNormalizer.fold(text);
  }
}
