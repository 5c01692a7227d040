package rusuban.core.chat;

/** Status of a chat in the staff's inbox. */
public enum ChatStatus {
  /** No message waits for staff. */
  DONE,
  /** A message waits for staff. */
  WAITING,
  /** Staff are working on it. */
  IN_PROGRESS
}
