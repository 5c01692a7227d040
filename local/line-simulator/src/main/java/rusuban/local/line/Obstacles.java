package rusuban.local.line;

import java.util.Optional;

/** The reasons that prevent an action at present. LINE's app would not offer it. */
final class Obstacles {
  private final World world;

  Obstacles(World world) {
    this.world = world;
  }

  Optional<Performed.Impossible> to(Action action) {
    return switch (action) {
      case Action.Message(var chatId, var userId, _, _) -> toSpeaking(chatId, userId);
      case Action.Postback(var chatId, var userId, _, _, _) -> toSpeaking(chatId, userId);
      case Action.Unsend(var chatId, var userId, var messageId) ->
          world.talk(chatId).flatMap(it -> it.message(messageId, userId)).isPresent()
              ? Optional.empty()
              : no("取り消せるメッセージがありません。", "There is no such message to unsend.");
      case Action.Follow(var userId) ->
          friendship(userId) != Customer.Friendship.FOLLOWING
              ? unknownCustomer(userId)
              : no("すでに友だちです。", "The customer is a friend already.");
      case Action.Block(var userId) ->
          friendship(userId) != Customer.Friendship.BLOCKED
              ? unknownCustomer(userId)
              : no("すでにブロックしています。", "The customer has blocked the account already.");
      case Action.Invite(var chatId) -> toGroup(chatId, false);
      case Action.Remove(var chatId) -> toGroup(chatId, true);
      case Action.MembersJoin(var chatId, var userIds) ->
          toGroup(chatId, true)
              .or(() -> userIds.stream().flatMap(it -> unknownCustomer(it).stream()).findFirst());
      case Action.MembersLeave(var chatId, var userIds) ->
          toGroup(chatId, true)
              .or(() -> userIds.stream().flatMap(it -> toBeing(chatId, it).stream()).findFirst());
    };
  }

  private Optional<Performed.Impossible> toSpeaking(String chatId, String userId) {
    var talk = world.talk(chatId);
    if (talk.isEmpty()) return no("そのトークはありません。", "There is no such chat.");
    if (!talk.get().joined) {
      return no("アカウントはこのグループに参加していません。", "The account is not in this group.");
    }
    if (talk.get().type == Chat.Type.USER && world.isBlockedBy(chatId)) {
      return no("ブロック中は送信できません。", "The customer has blocked the account.");
    }
    return toBeing(chatId, userId);
  }

  private Optional<Performed.Impossible> toBeing(String chatId, String userId) {
    return world.existing(chatId).members.contains(userId)
        ? Optional.empty()
        : no("このトークのメンバーではありません。", "The customer is not in this chat.");
  }

  private Optional<Performed.Impossible> toGroup(String chatId, boolean joined) {
    var group = world.talk(chatId).filter(it -> it.type != Chat.Type.USER);
    if (group.isEmpty()) return no("そのグループはありません。", "There is no such group.");
    if (group.get().joined == joined) return Optional.empty();
    return joined
        ? no("アカウントはこのグループに参加していません。", "The account is not in this group.")
        : no("アカウントはすでに参加しています。", "The account is in this group already.");
  }

  private Customer.Friendship friendship(String userId) {
    return world.customer(userId).map(Customer::friendship).orElse(Customer.Friendship.STRANGER);
  }

  private Optional<Performed.Impossible> unknownCustomer(String userId) {
    return world.customer(userId).isPresent()
        ? Optional.empty()
        : no("そのお客様はいません。", "There is no such customer.");
  }

  private static Optional<Performed.Impossible> no(String ja, String en) {
    return Optional.of(new Performed.Impossible(ja, en));
  }
}
