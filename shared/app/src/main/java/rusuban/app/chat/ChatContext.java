package rusuban.app.chat;

import java.util.Optional;
import java.util.OptionalLong;
import rusuban.app.account.VersionedShopState;

/**
 * The stored facts that an event is decided from.
 *
 * @param settings the live settings' version; empty before the first settings
 * @param chat empty if the chat is not stored yet
 * @param quotesAccount true if the quoted message is known to be the account's own
 */
public record ChatContext(
    OptionalLong settings,
    VersionedShopState state,
    Optional<VersionedChat> chat,
    boolean quotesAccount) {

  /** Creates the context of an event that quotes no message of the account. */
  public ChatContext(
      OptionalLong settings, VersionedShopState state, Optional<VersionedChat> chat) {
    this(settings, state, chat, false);
  }
}
