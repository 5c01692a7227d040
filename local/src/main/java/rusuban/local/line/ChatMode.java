package rusuban.local.line;

/** LINE's setting "Chat": off is {@code bot}, on is {@code chat}. */
public enum ChatMode {
  /** Everything is read at once. */
  BOT("bot", "auto"),
  /** Read only when the account marks it as read. */
  CHAT("chat", "manual");

  /** As {@code GET /v2/bot/info} names it. */
  public final String wire;

  final String markAsReadMode;

  ChatMode(String wire, String markAsReadMode) {
    this.wire = wire;
    this.markAsReadMode = markAsReadMode;
  }
}
