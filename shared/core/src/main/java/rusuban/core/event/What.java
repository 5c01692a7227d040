package rusuban.core.event;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an event says happened. What is not known here, or comes later, is {@link Other}: kept,
 * never answered, never an error.
 */
public sealed interface What {

  /**
   * The id of the message that the event brought, first or changed; empty where it brought none.
   */
  default Optional<String> brings() {
    return switch (this) {
      case Message(var id, _, _, _) -> Optional.of(id);
      case Edited(var id, _) -> Optional.of(id);
      case Unsend _, Follow _, Unfollow _, Join _, Leave _ -> Optional.empty();
      case MemberJoined _, MemberLeft _, Postback _, Other _, Unreadable _ -> Optional.empty();
    };
  }

  /**
   * A customer sent something.
   *
   * @param messageId LINE's id of the message
   * @param content what was sent
   * @param markAsReadToken the token that marks it as read, where the account has chat switched on
   * @param quote the message that it quotes (Messaging API reference, "Text" and "Sticker": {@code
   *     quotedMessageId})
   */
  record Message(
      String messageId, Content content, Optional<String> markAsReadToken, Optional<Quote> quote)
      implements What {

    /** One that quotes none. */
    public Message(String messageId, Content content, Optional<String> markAsReadToken) {
      this(messageId, content, markAsReadToken, Optional.empty());
    }
  }

  /**
   * A quoted message.
   *
   * @param messageId LINE's id of it
   * @param ofAccount true where the account itself is known to have sent it
   */
  record Quote(String messageId, boolean ofAccount) {}

  /**
   * A member of a group changed a text message; both versions are the message with this id
   * (Messaging API reference, "Edit event": it has a reply token of its own).
   *
   * @param content the message as it is now
   */
  record Edited(String messageId, Content content) implements What {}

  /** A customer took a message back: no copy of it may remain. */
  record Unsend(String messageId) implements What {}

  /** The account was added as a friend, or unblocked. */
  record Follow(boolean unblocked) implements What {}

  /** The account was blocked. */
  record Unfollow() implements What {}

  /** The account was invited to a group or room. */
  record Join() implements What {}

  /** The account was removed from a group or room. */
  record Leave() implements What {}

  /** Others joined a group or room the account is in. */
  record MemberJoined(List<String> userIds) implements What {
    public MemberJoined {
      userIds = List.copyOf(userIds);
    }
  }

  /** Others left it. */
  record MemberLeft(List<String> userIds) implements What {
    public MemberLeft {
      userIds = List.copyOf(userIds);
    }
  }

  /** A button with a postback action was tapped. */
  record Postback(String data, Map<String, String> params) implements What {
    public Postback {
      params = Map.copyOf(params);
    }

    /**
     * Returns true where the tap only changed the rich menu, which asks for nothing (Messaging API
     * reference, "postback.params object for rich menu switch action").
     */
    public boolean isMenuSwitch() {
      return params.containsKey("newRichMenuAliasId") || params.containsKey("status");
    }
  }

  /** Any other event, by LINE's name for its type. */
  record Other(String type) implements What {}

  /**
   * An element of a webhook that could not be read as an event at all: kept as it came, and
   * alarmed.
   */
  record Unreadable(String why) implements What {}

  /** What a message holds. */
  sealed interface Content {

    /**
     * A text of any length: LINE's app takes 10,000 characters, twice as many as an answer may
     * have.
     *
     * @param text as LINE wrote it, with a placeholder for each picture and person in it
     * @param placeholders where in the text these stand
     */
    record Text(String text, List<Placeholder> placeholders) implements Content {
      public Text {
        placeholders = List.copyOf(placeholders);
      }

      /** A text of words alone. */
      public static Text of(String text) {
        return new Text(text, List.of());
      }

      /** Returns true where the account itself is mentioned. */
      public boolean mentionsAccount() {
        return placeholders.stream().anyMatch(it -> it.of() == Placeholder.Of.ACCOUNT);
      }

      /**
       * Returns the customer's own words: every placeholder is taken out. A character that a
       * placeholder cuts goes whole, and once however placeholders overlap. A placeholder that
       * reaches out of the text is ignored.
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
     * Characters that LINE wrote in place of a picture or a person (Messaging API reference, "Text
     * message": {@code emojis[]}, {@code mention.mentionees[]}).
     *
     * @param index where it begins, in UTF-16 units from the beginning of the text
     * @param length in UTF-16 units
     * @param of the thing it stands for
     */
    record Placeholder(int index, int length, Of of) {

      /** The thing that a placeholder stands for. */
      public enum Of {
        /** A LINE emoji, by its alternative text. */
        EMOJI,
        /** The account itself, by its display name. */
        ACCOUNT,
        /** Another member or all of them, by a display name. */
        OTHERS
      }
    }

    /** A sticker. */
    record Sticker(String packageId, String stickerId) implements Content {}

    /**
     * An image, video, audio or file, to be fetched by the message's id.
     *
     * @param imageSet the id that images sent at once share; LINE tells each of them by an event of
     *     its own, in no order (Messaging API reference, "Image": {@code imageSet.id})
     */
    record Media(String type, Optional<String> fileName, Optional<String> imageSet)
        implements Content {

      /** One that was sent alone. */
      public Media(String type, Optional<String> fileName) {
        this(type, fileName, Optional.empty());
      }
    }

    /** A place. */
    record Location(
        Optional<String> title, Optional<String> address, double latitude, double longitude)
        implements Content {}

    /** A kind of message that is not known here. */
    record OtherContent(String type) implements Content {}
  }
}
