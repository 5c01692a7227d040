package rusuban.core.decision;

import java.time.Instant;
import java.util.Optional;
import rusuban.core.chat.Chat;

/** Decides again whether an interrupted reply may still be sent. */
public final class ResumedReplyPolicy {
  private ResumedReplyPolicy() {}

  /**
   * Returns the reason for withholding the reply; empty if it may be sent. An opt-out does not
   * count: it concerns follow-ups, and this answers the customer's own message.
   *
   * @param chat the chat as it is now
   * @param asked when the answered event happened
   * @param handedOver the time until which the decision itself left the chat to staff, if it did
   * @param now when it would be sent
   */
  public static Optional<String> withheld(
      Chat chat, Instant asked, Optional<Instant> handedOver, Instant now) {
    if (chat.leftSince(asked)) return Optional.of("left");
    boolean takenOver = chat.pausedUntil().filter(now::isBefore).isPresent();
    return takenOver && !chat.pausedUntil().equals(handedOver)
        ? Optional.of("taken-over")
        : Optional.empty();
  }
}
