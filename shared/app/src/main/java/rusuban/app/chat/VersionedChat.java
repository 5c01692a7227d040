package rusuban.app.chat;

import rusuban.core.ChatId;
import rusuban.core.chat.Chat;

/**
 * A chat with its revision.
 *
 * @param revision 0 if the chat is not stored yet
 */
public record VersionedChat(Chat chat, long revision) {

  /** Returns a chat that is not stored yet. */
  public static VersionedChat unknown(ChatId id) {
    return new VersionedChat(Chat.unknown(id), 0);
  }
}
