package rusuban.local.line;

import java.util.List;
import java.util.Optional;
import rusuban.core.Json;

/** What a person does on the phone, and LINE tells the account of. */
public sealed interface Action {

  /**
   * Sends a message. The chat is the customer's own id for the one-to-one chat, else a group's.
   *
   * @param message as a webhook carries it, without the ids and tokens that LINE adds
   */
  record Message(String chatId, String userId, Json.Obj message, Optional<Content> content)
      implements Action {}

  /** Taps a button that posts back; the display text, if any, appears as the customer's own. */
  record Postback(
      String chatId,
      String userId,
      String data,
      Optional<String> displayText,
      Optional<Json.Obj> params)
      implements Action {}

  /** Takes a message back. */
  record Unsend(String chatId, String userId, String messageId) implements Action {}

  /** Adds the account as a friend, or unblocks it. */
  record Follow(String userId) implements Action {}

  /** Blocks the account. */
  record Block(String userId) implements Action {}

  /** Takes the account into a group or room. */
  record Invite(String chatId) implements Action {}

  /** Removes the account from a group or room. */
  record Remove(String chatId) implements Action {}

  /** People join a group or room that the account is in. */
  record MembersJoin(String chatId, List<String> userIds) implements Action {
    public MembersJoin {
      userIds = List.copyOf(userIds);
    }
  }

  /** People leave a group or room that the account is in. */
  record MembersLeave(String chatId, List<String> userIds) implements Action {
    public MembersLeave {
      userIds = List.copyOf(userIds);
    }
  }
}
