package rusuban.core.chat;

/** How far the shop is with a chat, as the staff's inbox shows it. */
public enum ChatStatus {
  /** Nothing waits. */
  DONE,
  /** A message waits for staff. */
  WAITING,
  /** Staff are on it. */
  IN_PROGRESS
}
