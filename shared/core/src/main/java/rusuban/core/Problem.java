package rusuban.core;

/**
 * Something wrong in what a person wrote, said so that the person can mend it.
 *
 * @param at where: the path of the field from the document's root, such as {@code
 *     keywordRules[3].messages[0].text}
 * @param ja what is wrong and what to do, in Japanese, naming the limit and the value found
 * @param en the same in English
 */
public record Problem(String at, String ja, String en) {}
