package rusuban.core.decision;

import java.util.List;
import rusuban.core.chat.Chat;

/**
 * What one event comes to.
 *
 * @param chat the chat as it is afterwards
 * @param outcome what is sent, or why nothing is
 * @param trace which steps looked, in order, of which the last took it; after them, for each
 *     follow-up plan that it is a cause of, when it will come or why it will not
 * @param begin the follow-ups it begins
 */
public record Decision(Chat chat, Outcome outcome, List<TraceStep> trace, List<FollowUp> begin) {
  public Decision {
    trace = List.copyOf(trace);
    begin = List.copyOf(begin);
  }
}
