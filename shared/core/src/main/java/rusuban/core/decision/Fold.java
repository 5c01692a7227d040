package rusuban.core.decision;

import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatChange;
import rusuban.core.chat.Friendship;
import rusuban.core.event.Event;
import rusuban.core.event.What;

/**
 * Folds an event into what is known of its chat, by the event's own time and id: the order of
 * arrival does not matter.
 */
final class Fold {
  private Fold() {}

  static ChatChange apply(Chat chat, Event event) {
    var change = chat.change();
    return switch (event.what()) {
      case What.Follow _, What.Join _ ->
          change.friendship(new Friendship.Following(event.at(), event.id()));
      case What.Unfollow _, What.Leave _ ->
          change.friendship(new Friendship.Left(event.at(), event.id()));
      case What.Message _ -> event.own() ? change : change.messageCounted();
      case What.Unsend(var messageId) -> change.unsent(messageId);
      case What.Edited _,
          What.MemberJoined _,
          What.MemberLeft _,
          What.Postback _,
          What.Other _,
          What.Unreadable _ ->
          change;
    };
  }
}
