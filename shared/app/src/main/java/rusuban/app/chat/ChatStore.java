package rusuban.app.chat;

import java.util.List;
import java.util.Optional;
import rusuban.core.AccountId;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;

/**
 * Chats and the records of their events. Every write is conditional on the chat's revision, so that
 * of two concurrent writers only one succeeds. Times come from the caller.
 */
public interface ChatStore {
  /** Maximum events in one batch. They fit into one transaction with room to spare. */
  int MAX_BATCH = 40;

  /**
   * Reads the live settings' version, the shop's state and the chat together. The read is strongly
   * consistent.
   *
   * @param quoted the id of the message that the event quotes
   */
  ChatContext read(AccountId account, Optional<ChatId> chat, Optional<String> quoted);

  /** Reads the context of an event that quotes nothing. */
  default ChatContext read(AccountId account, Optional<ChatId> chat) {
    return read(account, chat, Optional.empty());
  }

  /**
   * Saves an event's whole record or nothing: the event, the chat afterwards, the outstanding reply
   * and the follow-ups. An unsend also removes the message's content, edits included.
   */
  SaveResult save(EventRecord record);

  /**
   * Saves all of these events or none. Each was decided from the same state of one chat and has no
   * reply, no follow-up and no unsend. The last record's chat is saved.
   *
   * @param records at least one and at most {@link #MAX_BATCH}, each with its own key
   */
  BatchSaveResult saveAll(List<EventRecord> records);

  /**
   * Saves a change of the chat.
   *
   * @return false if the chat has changed since it was read
   */
  boolean change(AccountId account, VersionedChat before, Chat after);
}
