package rusuban.core.decision;

import java.util.Optional;
import rusuban.core.ChatId;
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
    var change = ChatChange.of(chat);
    return switch (event.what()) {
      case What.Follow _, What.Join _ ->
          change.friendship(new Friendship.Following(event.at(), event.id()));
      case What.Unfollow _, What.Leave _ ->
          change.friendship(new Friendship.Left(event.at(), event.id()));
      case What.Message _ ->
          counted(acted(change, chat, event), !event.own() && isNew(chat, event));
      // A tap is what the customer says; another rich menu says nothing.
      case What.Postback tap -> counted(change, !event.own() && !tap.isMenuSwitch());
      case What.Edited _ -> acted(change, chat, event);
      case What.Unsend(var messageId) -> change.unsent(messageId);
      case What.MemberJoined _, What.MemberLeft _, What.Other _, What.Unreadable _ -> change;
    };
  }

  private static ChatChange counted(ChatChange change, boolean counts) {
    return counts ? change.messageCounted() : change;
  }

  /** The photos of one act are one message. */
  private static boolean isNew(Chat chat, Event event) {
    return !isOfSet(event.what()) || act(event).filter(chat.handled()::contains).isEmpty();
  }

  /**
   * Remembers the act where it is decided now: one that was taken back is not, and a message of a
   * group that does not address the account may yet do so by an edit.
   */
  private static ChatChange acted(ChatChange change, Chat chat, Event event) {
    boolean unsent = event.what().brings().filter(chat.unsent()::contains).isPresent();
    boolean decided = isOfSet(event.what()) || addresses(event.what());
    if (decided && !unsent && !event.own()) act(event).ifPresent(change::handled);
    return change;
  }

  /**
   * Returns the name of the act that this event is part of, where several events may be: photos
   * sent at once, and a message of a group and its edits.
   */
  static Optional<String> act(Event event) {
    return switch (event.what()) {
      case What.Message(_, What.Content.Media(_, _, var set), _, _) when set.isPresent() ->
          set.map(id -> "set/" + id);
      case What.Message(var id, _, _, _) when inGroup(event) -> Optional.of("message/" + id);
      case What.Edited(var id, _) -> Optional.of("message/" + id);
      case What.Message _, What.Unsend _, What.Follow _, What.Unfollow _ -> Optional.empty();
      case What.Join _, What.Leave _, What.MemberJoined _, What.MemberLeft _ -> Optional.empty();
      case What.Postback _, What.Other _, What.Unreadable _ -> Optional.empty();
    };
  }

  private static boolean isOfSet(What what) {
    return what instanceof What.Message(_, What.Content.Media(_, _, var set), _, _)
        && set.isPresent();
  }

  private static boolean inGroup(Event event) {
    return event.chat().filter(chat -> chat.kind() != ChatId.Kind.USER).isPresent();
  }

  /** Returns true for what is meant for the account also in a group. */
  static boolean addresses(What what) {
    return switch (what) {
      case What.Message(_, _, _, var quote) when quote.filter(What.Quote::ofAccount).isPresent() ->
          true;
      case What.Message(_, What.Content.Text text, _, _) -> text.mentionsAccount();
      case What.Edited(_, What.Content.Text text) -> text.mentionsAccount();
      case What.Postback _ -> true;
      case What.Message _, What.Edited _, What.Unsend _, What.Follow _, What.Unfollow _ -> false;
      case What.Join _, What.Leave _, What.MemberJoined _, What.MemberLeft _ -> false;
      case What.Other _, What.Unreadable _ -> false;
    };
  }
}
