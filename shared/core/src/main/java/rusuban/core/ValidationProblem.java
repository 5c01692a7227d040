package rusuban.core;

/**
 * A fault in a document that a person wrote, with the advice to correct it.
 *
 * @param at the path of the field from the document's root, such as {@code
 *     keywordRules[3].messages[0].text}
 * @param ja the fault and the remedy in Japanese, with the limit and the value found
 * @param en the same in English
 */
public record ValidationProblem(String at, String ja, String en) {}
