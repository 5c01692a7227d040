package rusuban.settings;

/**
 * The first fault of a text that should be JSON.
 *
 * @param at the offset at which a person must correct the text, in UTF-16 units
 * @param ja the fault and the remedy, in Japanese
 * @param en the same in English
 */
public record JsonSyntaxError(int at, String ja, String en) {}
