package rusuban.core.decision;

import java.util.Set;
import java.util.function.UnaryOperator;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.decision.trace.TraceCode;

/** The result of a step. */
sealed interface StepResult {

  /** The step does not apply. */
  record Skipped(TraceCode saw) implements StepResult {}

  /**
   * The step decides.
   *
   * @param change the change of the chat
   * @param begin the follow-up plans that it begins
   */
  record Decided(
      Outcome outcome, TraceCode saw, UnaryOperator<ChatBuilder> change, Set<String> begin)
      implements StepResult {}

  static StepResult passed(TraceCode saw) {
    return new Skipped(saw);
  }

  static StepResult took(Outcome outcome, TraceCode saw) {
    return new Decided(outcome, saw, change -> change, Set.of());
  }

  static StepResult took(Outcome outcome, TraceCode saw, UnaryOperator<ChatBuilder> change) {
    return new Decided(outcome, saw, change, Set.of());
  }
}
