package rusuban.core.decision;

import java.time.Instant;
import java.util.Optional;
import rusuban.core.chat.Chat;

/** Decides again whether a reply that was cut off may still go out. */
public final class ResumedReplyPolicy {
  private ResumedReplyPolicy() {}

  /**
   * Why the reply is withheld, empty where it may go out. An opt-out does not count: it is about
   * what comes unasked, and this answers what the customer wrote.
   *
   * @param chat as it is now
   * @param asked when what it answers happened
   * @param handedOver until when the decision to reply itself left the chat to staff, if it did
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
