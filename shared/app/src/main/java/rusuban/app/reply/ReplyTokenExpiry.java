package rusuban.app.reply;

import java.time.Duration;
import java.time.Instant;

/**
 * The expiry of a reply token. It comes one minute after the receipt, and at the latest 20 minutes
 * after the event (Messaging API reference, "Reply token").
 */
public final class ReplyTokenExpiry {
  private static final Duration FROM_RECEIPT = Duration.ofMinutes(1);
  private static final Duration FROM_EVENT = Duration.ofMinutes(20);

  private ReplyTokenExpiry() {}

  /** Returns the instant at which the token of an event expires that was received then. */
  public static Instant of(Instant event, Instant receipt) {
    var fromReceipt = receipt.plus(FROM_RECEIPT);
    var fromEvent = event.plus(FROM_EVENT);
    return fromReceipt.isBefore(fromEvent) ? fromReceipt : fromEvent;
  }
}
