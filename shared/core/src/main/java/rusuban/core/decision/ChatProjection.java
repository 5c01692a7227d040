package rusuban.core.decision;

import java.util.Optional;
import rusuban.core.ChatId;
import rusuban.core.chat.Chat;
import rusuban.core.chat.ChatBuilder;
import rusuban.core.chat.Friendship;
import rusuban.core.event.Event;
import rusuban.core.event.EventContent;

/**
 * State of a chat after an event. It depends on the event's own time and id, so the order of
 * arrival does not matter.
 */
final class ChatProjection {
  private ChatProjection() {}

  static ChatBuilder apply(Chat chat, Event event) {
    var change = ChatBuilder.of(chat);
    return switch (event.content()) {
      case EventContent.FollowEvent _, EventContent.JoinEvent _ ->
          change.friendship(new Friendship.Following(event.at(), event.id()));
      case EventContent.UnfollowEvent _, EventContent.LeaveEvent _ ->
          change.friendship(new Friendship.Left(event.at(), event.id()));
      case EventContent.MessageEvent _ ->
          counted(acted(change, chat, event), !event.own() && isNew(chat, event));
      // A tap speaks for the customer; a switch of the rich menu does not.
      case EventContent.PostbackEvent tap -> counted(change, !event.own() && !tap.isMenuSwitch());
      case EventContent.Edited _ -> acted(change, chat, event);
      case EventContent.UnsendEvent(var messageId) -> change.unsent(messageId);
      case EventContent.MemberJoinedEvent _,
          EventContent.MemberLeftEvent _,
          EventContent.OtherEvent _,
          EventContent.UnreadableEvent _ ->
          change;
    };
  }

  private static ChatBuilder counted(ChatBuilder change, boolean counts) {
    return counts ? change.messageCounted() : change;
  }

  /** Returns whether the message counts. The photos of one act are one message. */
  private static boolean isNew(Chat chat, Event event) {
    return !isOfSet(event.content()) || act(event).filter(chat.handled()::contains).isEmpty();
  }

  /**
   * Remembers the act if it is decided now. An unsent act is not. A group's message that does not
   * address the account is not either, because its edit may address it.
   */
  private static ChatBuilder acted(ChatBuilder change, Chat chat, Event event) {
    boolean unsent = event.content().brings().filter(chat.unsent()::contains).isPresent();
    boolean decided = isOfSet(event.content()) || addresses(event.content());
    if (decided && !unsent && !event.own()) act(event).ifPresent(change::handled);
    return change;
  }

  /**
   * Returns the name of the act that this event is part of, if an act can have several events.
   * Those are photos sent at once, and a group's message with its edits.
   */
  static Optional<String> act(Event event) {
    return switch (event.content()) {
      case EventContent.MessageEvent(_, EventContent.ReceivedMessage.Media(_, _, var set), _, _)
          when set.isPresent() ->
          set.map(id -> "set/" + id);
      case EventContent.MessageEvent(var id, _, _, _) when inGroup(event) ->
          Optional.of("message/" + id);
      case EventContent.Edited(var id, _) -> Optional.of("message/" + id);
      case EventContent.MessageEvent _,
          EventContent.UnsendEvent _,
          EventContent.FollowEvent _,
          EventContent.UnfollowEvent _ ->
          Optional.empty();
      case EventContent.JoinEvent _,
          EventContent.LeaveEvent _,
          EventContent.MemberJoinedEvent _,
          EventContent.MemberLeftEvent _ ->
          Optional.empty();
      case EventContent.PostbackEvent _,
          EventContent.OtherEvent _,
          EventContent.UnreadableEvent _ ->
          Optional.empty();
    };
  }

  private static boolean isOfSet(EventContent eventContent) {
    return eventContent
            instanceof
            EventContent.MessageEvent(_, EventContent.ReceivedMessage.Media(_, _, var set), _, _)
        && set.isPresent();
  }

  private static boolean inGroup(Event event) {
    return event.chat().filter(chat -> chat.kind() != ChatId.Kind.USER).isPresent();
  }

  /** Returns whether the event addresses the account even in a group. */
  static boolean addresses(EventContent eventContent) {
    return switch (eventContent) {
      case EventContent.MessageEvent(_, _, _, var quote)
          when quote.filter(EventContent.Quote::ofAccount).isPresent() ->
          true;
      case EventContent.MessageEvent(_, EventContent.ReceivedMessage.Text text, _, _) ->
          text.mentionsAccount();
      case EventContent.Edited(_, EventContent.ReceivedMessage.Text text) -> text.mentionsAccount();
      case EventContent.PostbackEvent _ -> true;
      case EventContent.MessageEvent _,
          EventContent.Edited _,
          EventContent.UnsendEvent _,
          EventContent.FollowEvent _,
          EventContent.UnfollowEvent _ ->
          false;
      case EventContent.JoinEvent _,
          EventContent.LeaveEvent _,
          EventContent.MemberJoinedEvent _,
          EventContent.MemberLeftEvent _ ->
          false;
      case EventContent.OtherEvent _, EventContent.UnreadableEvent _ -> false;
    };
  }
}
