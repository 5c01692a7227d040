package rusuban.app.connection.doctor;

/**
 * A fact of LINE's screens that no API tells. A person looks, and ticks it. The names are stored.
 */
public enum HandCheck {
  /** Webhook redelivery is on. */
  REDELIVERY,
  /** LINE's own greeting message is off. */
  GREETING,
  /** LINE's own auto-reply messages are off. */
  AUTO_REPLY,
  /** LINE's response hours are the shop's hours. */
  RESPONSE_HOURS,
  /** The account is connected to a business manager. */
  BUSINESS_MANAGER
}
