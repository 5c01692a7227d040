package rusuban.local.line.state;

/** LINE's setting "Chat": off is {@code bot}, on is {@code chat}. */
public enum ChatMode {
  /** Marks every message as read at once. */
  BOT("bot", "auto"),
  /** Leaves a message unread until the account marks it as read. */
  CHAT("chat", "manual");

  /** The value in {@code GET /v2/bot/info}. */
  public final String wire;

  public final String markAsReadMode;

  ChatMode(String wire, String markAsReadMode) {
    this.wire = wire;
    this.markAsReadMode = markAsReadMode;
  }
}
