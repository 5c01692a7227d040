package rusuban.local.kill;

import java.util.List;
import rusuban.local.kill.KillPoint.Call;
import rusuban.local.kill.KillPoint.Fate;
import rusuban.local.kill.KillPoint.What;

/** Progress of a process at its kill. */
enum KillStage {
  BEFORE_THE_RECORD,
  BETWEEN_RECORD_AND_SENDING,
  WHILE_LINE_HAS_IT,
  BETWEEN_ACCEPTANCE_AND_END,
  ONCE_THE_END_IS_BEGUN;

  /**
   * Returns the stage from the calls before the kill and the call at the kill.
   *
   * @param before the calls of the invocation that were carried out
   */
  static KillStage of(List<Call> before, Call last, Fate fate) {
    if (last.what() == What.SENDS)
      return switch (fate) {
        case LOST -> BETWEEN_RECORD_AND_SENDING;
        case LATE -> WHILE_LINE_HAS_IT;
        case DONE -> BETWEEN_ACCEPTANCE_AND_END;
      };
    boolean written = last.what() == What.WRITES && fate == Fate.DONE;
    int sent = lastSending(before);
    boolean writtenSince =
        written || before.subList(sent + 1, before.size()).stream().anyMatch(KillStage::writes);
    if (sent < 0) return writtenSince ? BETWEEN_RECORD_AND_SENDING : BEFORE_THE_RECORD;
    return writtenSince ? ONCE_THE_END_IS_BEGUN : BETWEEN_ACCEPTANCE_AND_END;
  }

  private static boolean writes(Call call) {
    return call.what() == What.WRITES;
  }

  private static int lastSending(List<Call> calls) {
    for (int i = calls.size() - 1; i >= 0; i--) if (calls.get(i).what() == What.SENDS) return i;
    return -1;
  }
}
