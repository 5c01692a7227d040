package rusuban.core.event;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Content of an event. Every type that this version does not know is {@link OtherEvent}: it is
 * stored, never answered and never an error.
 */
public sealed interface EventContent {

  /** Returns the id of the message that the event sends or edits; empty if it has none. */
  default Optional<String> brings() {
    return switch (this) {
      case MessageEvent(var id, _, _, _) -> Optional.of(id);
      case Edited(var id, _) -> Optional.of(id);
      case UnsendEvent _, FollowEvent _, UnfollowEvent _, JoinEvent _, LeaveEvent _ ->
          Optional.empty();
      case MemberJoinedEvent _,
          MemberLeftEvent _,
          PostbackEvent _,
          OtherEvent _,
          UnreadableEvent _ ->
          Optional.empty();
    };
  }

  /**
   * A message from a customer.
   *
   * @param messageId LINE's id of the message
   * @param receivedMessage the content
   * @param markAsReadToken the token that marks it as read, if the account has chat switched on
   * @param quote the message that it quotes (Messaging API reference, "Text" and "Sticker": {@code
   *     quotedMessageId})
   */
  record MessageEvent(
      String messageId,
      ReceivedMessage receivedMessage,
      Optional<String> markAsReadToken,
      Optional<Quote> quote)
      implements EventContent {

    /** Creates a message that quotes none. */
    public MessageEvent(
        String messageId, ReceivedMessage receivedMessage, Optional<String> markAsReadToken) {
      this(messageId, receivedMessage, markAsReadToken, Optional.empty());
    }
  }

  /**
   * A quoted message.
   *
   * @param messageId LINE's id of it
   * @param ofAccount true if the account itself is known to have sent it
   */
  record Quote(String messageId, boolean ofAccount) {}

  /**
   * An edit of a text message by a member of a group. Both versions have the same message id
   * (Messaging API reference, "Edit event": it has a reply token of its own).
   *
   * @param receivedMessage the message after the edit
   */
  record Edited(String messageId, ReceivedMessage receivedMessage) implements EventContent {}

  /** An unsend by the customer: no copy of the message may remain. */
  record UnsendEvent(String messageId) implements EventContent {}

  /** A customer added the account as a friend, or unblocked it. */
  record FollowEvent(boolean unblocked) implements EventContent {}

  /** A customer blocked the account. */
  record UnfollowEvent() implements EventContent {}

  /** Somebody invited the account to a group or room. */
  record JoinEvent() implements EventContent {}

  /** Somebody removed the account from a group or room. */
  record LeaveEvent() implements EventContent {}

  /** Members joined a group or room of the account. */
  record MemberJoinedEvent(List<String> userIds) implements EventContent {
    public MemberJoinedEvent {
      userIds = List.copyOf(userIds);
    }
  }

  /** Members left a group or room of the account. */
  record MemberLeftEvent(List<String> userIds) implements EventContent {
    public MemberLeftEvent {
      userIds = List.copyOf(userIds);
    }
  }

  /** A tap on a button with a postback action. */
  record PostbackEvent(String data, Map<String, String> params) implements EventContent {
    public PostbackEvent {
      params = Map.copyOf(params);
    }

    /**
     * Returns whether the tap only changed the rich menu. Then it needs no answer (Messaging API
     * reference, "postback.params object for rich menu switch action").
     */
    public boolean isMenuSwitch() {
      return params.containsKey("newRichMenuAliasId") || params.containsKey("status");
    }
  }

  /** Any other event, by LINE's name for its type. */
  record OtherEvent(String type) implements EventContent {}

  /**
   * A webhook element that is not readable as an event. It is stored unchanged and raises an alarm.
   */
  record UnreadableEvent(String why) implements EventContent {}

  /** Content of a message. */
  sealed interface ReceivedMessage {

    /**
     * A text of any length. LINE's app sends up to 10,000 characters, twice the limit of an answer.
     *
     * @param text LINE's text, with a placeholder for each emoji and each mention
     * @param placeholders the positions of these in the text
     */
    record Text(String text, List<Placeholder> placeholders) implements ReceivedMessage {
      public Text {
        placeholders = List.copyOf(placeholders);
      }

      /** Returns a text without placeholders. */
      public static Text of(String text) {
        return new Text(text, List.of());
      }

      /** Returns whether the text mentions the account itself. */
      public boolean mentionsAccount() {
        return placeholders.stream().anyMatch(it -> it.of() == Placeholder.Of.ACCOUNT);
      }

      /**
       * Returns the customer's own words, without the placeholders. A character that a placeholder
       * cuts is removed whole, and only once if placeholders overlap. A placeholder that reaches
       * beyond the text is ignored.
       */
      public String said() {
        var taken = new BitSet();
        placeholders.stream()
            .filter(it -> it.index() >= 0 && it.length() > 0)
            .filter(it -> it.index() <= text.length() - it.length())
            .forEach(it -> taken.set(it.index(), it.index() + it.length()));
        if (taken.isEmpty()) return text;
        var said = new StringBuilder(text.length());
        for (int i = 0, next; i < text.length(); i = next) {
          next = text.offsetByCodePoints(i, 1);
          if (taken.get(i, next).isEmpty()) said.append(text, i, next);
        }
        return said.toString();
      }
    }

    /**
     * Characters that LINE wrote in place of an emoji or a mention. LINE lists them in {@code
     * emojis[]} and {@code mention.mentionees[]} (Messaging API reference, "Text message").
     *
     * @param index the first character, in UTF-16 units from the beginning of the text
     * @param length in UTF-16 units
     * @param of the kind of thing that it represents
     */
    record Placeholder(int index, int length, Of of) {

      /** Kind of thing that a placeholder represents. */
      public enum Of {
        /** A LINE emoji, by its alternative text. */
        EMOJI,
        /** The account itself, by its display name. */
        ACCOUNT,
        /** Another member or all members, by a display name. */
        OTHERS
      }
    }

    /** A sticker. */
    record Sticker(String packageId, String stickerId) implements ReceivedMessage {}

    /**
     * An image, video, audio or file; its content is fetched by the message's id.
     *
     * @param imageSet the id that images sent together share; LINE sends one event for each of
     *     them, in no order (Messaging API reference, "Image": {@code imageSet.id})
     */
    record Media(String type, Optional<String> fileName, Optional<String> imageSet)
        implements ReceivedMessage {

      /** Creates media sent alone. */
      public Media(String type, Optional<String> fileName) {
        this(type, fileName, Optional.empty());
      }
    }

    /** A location. */
    record Location(
        Optional<String> title, Optional<String> address, double latitude, double longitude)
        implements ReceivedMessage {}

    /** A kind of message that this version does not know. */
    record OtherContent(String type) implements ReceivedMessage {}
  }
}
