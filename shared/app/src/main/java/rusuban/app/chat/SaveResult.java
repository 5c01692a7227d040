package rusuban.app.chat;

import rusuban.app.due.DueWork.DueReply;
import rusuban.app.due.ReplyAttempt;

/** The result of saving an event's record. */
public sealed interface SaveResult {

  /** The event is new and saved, and nothing is to be sent. */
  record Saved() implements SaveResult {}

  /** The event is new and saved, and this reply is to be sent now. */
  record ReplyOutstanding(ReplyAttempt reply) implements SaveResult {}

  /** The event was saved before, and no worker holds its reply. */
  record ReplyAbandoned(DueReply reply) implements SaveResult {}

  /** The event was saved before. Its reply has ended, or another worker holds it. */
  record Duplicate() implements SaveResult {}

  /** The chat has changed since it was read: decide again. */
  record VersionConflict() implements SaveResult {}
}
