package rusuban.core.decision;

import java.util.Set;
import java.util.function.UnaryOperator;
import rusuban.core.chat.ChatChange;

/** What a step found. */
sealed interface Finding {

  /** Not for this step. */
  record Passed(String ja, String en) implements Finding {}

  /**
   * This step decides.
   *
   * @param change what becomes of the chat
   * @param begin the follow-up plans it begins
   */
  record Took(
      Outcome outcome, String ja, String en, UnaryOperator<ChatChange> change, Set<String> begin)
      implements Finding {}

  static Finding passed(String ja, String en) {
    return new Passed(ja, en);
  }

  static Finding took(Outcome outcome, String ja, String en) {
    return new Took(outcome, ja, en, change -> change, Set.of());
  }

  static Finding took(Outcome outcome, String ja, String en, UnaryOperator<ChatChange> change) {
    return new Took(outcome, ja, en, change, Set.of());
  }
}
