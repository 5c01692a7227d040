package rusuban.app.reply;

import rusuban.app.chat.VersionedChat;
import rusuban.app.due.ReplyAttempt;

/**
 * A reply that its sender did not end.
 *
 * @param chat the chat as it is now
 * @param last the last attempt
 */
public record AbandonedReply(VersionedChat chat, ReplyAttempt last) {}
