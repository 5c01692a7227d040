package rusuban.core.decision;

import java.util.List;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.ChatStatus;
import rusuban.core.decision.trace.TraceStep;

/**
 * The result of deciding one event.
 *
 * @param chat the chat as it is afterwards
 * @param outcome what is sent, or why nothing is
 * @param trace which steps looked, in order, of which the last took it; after them, for each
 *     follow-up plan that it is a cause of, when it will come or why it will not
 * @param effects the work that it brings about for later
 */
public record Decision(Chat chat, Outcome outcome, List<TraceStep> trace, List<Effect> effects) {
  public Decision {
    trace = List.copyOf(trace);
    effects = List.copyOf(effects);
  }

  /** Returns the same decision with another chat and another answer. */
  public Decision answering(Chat other, Outcome.Answer answer) {
    return new Decision(other, answer, trace, effects);
  }

  /** Returns the same decision, whose answer comes too late: the chat waits for staff. */
  public Decision tooLate() {
    var waiting = ChatBuilder.of(chat).status(ChatStatus.WAITING).done();
    var outcome = new Outcome.LeftToStaff(Outcome.Why.REPLY_TOKEN_EXPIRED);
    return new Decision(waiting, outcome, trace, effects);
  }
}
