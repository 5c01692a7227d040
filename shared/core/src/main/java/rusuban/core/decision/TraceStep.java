package rusuban.core.decision;

/**
 * One step of a decision, for whoever asks why.
 *
 * @param step the step's name, such as {@code keyword-rule}
 * @param took whether it decided; later steps then did not look
 * @param ja what it saw, in Japanese, without any of the customer's text
 * @param en the same in English
 */
public record TraceStep(String step, boolean took, String ja, String en) {}
