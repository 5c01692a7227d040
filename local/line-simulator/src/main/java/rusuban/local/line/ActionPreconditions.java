package rusuban.local.line;

import java.util.Optional;
import rusuban.local.line.state.LineState;
import rusuban.local.line.state.LineUser;
import rusuban.local.line.state.SimulatedChat;

/** The reasons that prevent an action at present. LINE's app would not offer it. */
final class ActionPreconditions {
  private final LineState lineState;

  ActionPreconditions(LineState lineState) {
    this.lineState = lineState;
  }

  Optional<ActionResult.Impossible> to(CustomerAction customerAction) {
    return switch (customerAction) {
      case CustomerAction.Message(var chatId, var userId, _, _) -> toSpeaking(chatId, userId);
      case CustomerAction.Postback(var chatId, var userId, _, _, _) -> toSpeaking(chatId, userId);
      case CustomerAction.Unsend(var chatId, var userId, var messageId) ->
          lineState.talk(chatId).flatMap(it -> it.message(messageId, userId)).isPresent()
              ? Optional.empty()
              : no("取り消せるメッセージがありません。", "There is no such message to unsend.");
      case CustomerAction.Follow(var userId) ->
          friendship(userId) != LineUser.FollowState.FOLLOWING
              ? unknownCustomer(userId)
              : no("すでに友だちです。", "The customer is a friend already.");
      case CustomerAction.Block(var userId) ->
          friendship(userId) != LineUser.FollowState.BLOCKED
              ? unknownCustomer(userId)
              : no("すでにブロックしています。", "The customer has blocked the account already.");
      case CustomerAction.Invite(var chatId) -> toGroup(chatId, false);
      case CustomerAction.Remove(var chatId) -> toGroup(chatId, true);
      case CustomerAction.MembersJoin(var chatId, var userIds) ->
          toGroup(chatId, true)
              .or(() -> userIds.stream().flatMap(it -> unknownCustomer(it).stream()).findFirst());
      case CustomerAction.MembersLeave(var chatId, var userIds) ->
          toGroup(chatId, true)
              .or(() -> userIds.stream().flatMap(it -> toBeing(chatId, it).stream()).findFirst());
    };
  }

  private Optional<ActionResult.Impossible> toSpeaking(String chatId, String userId) {
    var talk = lineState.talk(chatId);
    if (talk.isEmpty()) return no("そのトークはありません。", "There is no such chat.");
    if (!talk.get().joined) {
      return no("アカウントはこのグループに参加していません。", "The account is not in this group.");
    }
    if (talk.get().type == SimulatedChat.Type.USER && lineState.isBlockedBy(chatId)) {
      return no("ブロック中は送信できません。", "The customer has blocked the account.");
    }
    return toBeing(chatId, userId);
  }

  private Optional<ActionResult.Impossible> toBeing(String chatId, String userId) {
    return lineState.existing(chatId).members.contains(userId)
        ? Optional.empty()
        : no("このトークのメンバーではありません。", "The customer is not in this chat.");
  }

  private Optional<ActionResult.Impossible> toGroup(String chatId, boolean joined) {
    var group = lineState.talk(chatId).filter(it -> it.type != SimulatedChat.Type.USER);
    if (group.isEmpty()) return no("そのグループはありません。", "There is no such group.");
    if (group.get().joined == joined) return Optional.empty();
    return joined
        ? no("アカウントはこのグループに参加していません。", "The account is not in this group.")
        : no("アカウントはすでに参加しています。", "The account is in this group already.");
  }

  private LineUser.FollowState friendship(String userId) {
    return lineState
        .customer(userId)
        .map(LineUser::followState)
        .orElse(LineUser.FollowState.STRANGER);
  }

  private Optional<ActionResult.Impossible> unknownCustomer(String userId) {
    return lineState.customer(userId).isPresent()
        ? Optional.empty()
        : no("そのお客様はいません。", "There is no such customer.");
  }

  private static Optional<ActionResult.Impossible> no(String ja, String en) {
    return Optional.of(new ActionResult.Impossible(ja, en));
  }
}
