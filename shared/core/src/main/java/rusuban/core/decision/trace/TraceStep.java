package rusuban.core.decision.trace;

/**
 * One step of a decision, for people who want to know the reason.
 *
 * @param saw the fact that the step found
 * @param took whether the step decided; later steps then did not look
 */
public record TraceStep(TraceCode saw, boolean took) {

  /** Returns the step's name, such as {@code keyword-rule}. */
  public String step() {
    return saw.step();
  }
}
