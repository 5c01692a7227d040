package rusuban.core.chat;

/** Choice of who answers a chat. */
public enum ResponseMode {
  /** Automatic answers always. */
  AUTO,
  /** Staff always. */
  STAFF,
  /** Staff while the shop is open and not busy; automatic answers while it is closed or busy. */
  BY_HOURS
}
