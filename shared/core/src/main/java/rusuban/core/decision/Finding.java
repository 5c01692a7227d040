package rusuban.core.decision;

import java.util.Set;
import java.util.function.UnaryOperator;
import rusuban.core.chat.ChatChange;

/** What a step found. */
sealed interface Finding {

  /** Not for this step. */
  record Passed(TraceCode saw) implements Finding {}

  /**
   * This step decides.
   *
   * @param change what becomes of the chat
   * @param begin the follow-up plans it begins
   */
  record Took(Outcome outcome, TraceCode saw, UnaryOperator<ChatChange> change, Set<String> begin)
      implements Finding {}

  static Finding passed(TraceCode saw) {
    return new Passed(saw);
  }

  static Finding took(Outcome outcome, TraceCode saw) {
    return new Took(outcome, saw, change -> change, Set.of());
  }

  static Finding took(Outcome outcome, TraceCode saw, UnaryOperator<ChatChange> change) {
    return new Took(outcome, saw, change, Set.of());
  }
}
