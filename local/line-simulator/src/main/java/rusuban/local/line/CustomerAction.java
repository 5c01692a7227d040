package rusuban.local.line;

import java.util.List;
import java.util.Optional;
import rusuban.json.Json;
import rusuban.local.line.state.UploadedContent;

/** An action of a person on the phone, which LINE reports to the account. */
public sealed interface CustomerAction {

  /**
   * Sends a message.
   *
   * @param chatId the customer's own id for the one-to-one chat, otherwise a group's
   * @param message the message as in a webhook, without the ids and tokens that LINE adds
   */
  record Message(String chatId, String userId, Json.Obj message, Optional<UploadedContent> content)
      implements CustomerAction {}

  /** Taps a postback button. Its display text, if any, appears as the customer's own. */
  record Postback(
      String chatId,
      String userId,
      String data,
      Optional<String> displayText,
      Optional<Json.Obj> params)
      implements CustomerAction {}

  /** Unsends a message. */
  record Unsend(String chatId, String userId, String messageId) implements CustomerAction {}

  /** Adds the account as a friend, or unblocks it. */
  record Follow(String userId) implements CustomerAction {}

  /** Blocks the account. */
  record Block(String userId) implements CustomerAction {}

  /** Invites the account to a group or room. */
  record Invite(String chatId) implements CustomerAction {}

  /** Removes the account from a group or room. */
  record Remove(String chatId) implements CustomerAction {}

  /** Adds people to a group or room that the account is in. */
  record MembersJoin(String chatId, List<String> userIds) implements CustomerAction {
    public MembersJoin {
      userIds = List.copyOf(userIds);
    }
  }

  /** Removes people from a group or room that the account is in. */
  record MembersLeave(String chatId, List<String> userIds) implements CustomerAction {
    public MembersLeave {
      userIds = List.copyOf(userIds);
    }
  }
}
