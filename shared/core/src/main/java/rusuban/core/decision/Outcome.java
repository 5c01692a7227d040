package rusuban.core.decision;

import java.util.List;
import rusuban.json.Json;

/** What a decision comes to. */
public sealed interface Outcome {

  /**
   * An answer goes out.
   *
   * @param messages one to five of LINE's message objects, variables not yet filled in
   * @param by the step that decided, with the rule's id where it was a rule
   */
  record Answer(List<Json> messages, String by) implements Outcome {
    public Answer {
      messages = List.copyOf(messages);
      if (messages.isEmpty() || messages.size() > 5)
        throw new IllegalArgumentException("one to five messages");
    }
  }

  /** Nothing is sent, and staff see that the customer waits. */
  record LeftToStaff(Why why) implements Outcome {}

  /** Nothing is sent and nobody need act. */
  record Silence(Why why) implements Outcome {}

  /** Why nothing is sent. */
  enum Why {
    /** Another channel holds the chat. */
    STANDBY,
    /** The account itself did it. */
    OWN_MESSAGE,
    /** The customer blocked the account, or it was removed, after this had happened. */
    LEFT,
    /** The customer took the message back before it arrived. */
    UNSENT,
    /** LINE gave no reply token, as for unsend and unfollow. */
    NO_REPLY_TOKEN,
    /** A kind of event that is kept on record only. */
    ON_RECORD_ONLY,
    /** An element of the webhook that is not an event. */
    UNREADABLE,
    /** In a group or room, and the account was not mentioned. */
    NOT_ADDRESSED,
    /** Part of an act that was decided already: a further photo, or an edit. */
    ALREADY_HANDLED,
    /** Staff have taken the chat over. */
    TAKEN_OVER,
    /** The response mode gives it to staff. */
    STAFF_MODE,
    /** The customer knows already that the shop is closed or busy. */
    NOTICE_GIVEN,
    /** Staff wrote a moment ago. */
    STAFF_ACTIVE,
    /** A rule took it whose point is its actions. */
    ACTIONS_ONLY,
    /** Nothing had an answer. */
    NO_ANSWER_SET,
    /** The account has no settings yet. */
    NO_SETTINGS,
    /** The reply token expired before the answer could go out. */
    REPLY_TOKEN_EXPIRED,
    /** A bug or unreadable settings stopped the decision. */
    DECISION_FAILED
  }
}
