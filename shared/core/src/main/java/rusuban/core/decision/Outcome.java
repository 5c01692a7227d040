package rusuban.core.decision;

import java.util.List;
import rusuban.json.Json;

/** The outcome of a decision. */
public sealed interface Outcome {

  /**
   * An answer is sent.
   *
   * @param messages one to five of LINE's message objects, variables not replaced yet
   * @param by the step that decided, with the rule's id if it was a rule
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

  /** Nothing is sent, and nobody needs to act. */
  record Silence(Why why) implements Outcome {}

  /** Reasons for sending nothing. */
  enum Why {
    /** Another channel holds the chat. */
    STANDBY,
    /** The account itself did it. */
    OWN_MESSAGE,
    /** The customer blocked the account, or the account was removed, after the event. */
    LEFT,
    /** The customer unsent the message before it arrived. */
    UNSENT,
    /** LINE gave no reply token, for instance for unsend and unfollow. */
    NO_REPLY_TOKEN,
    /** Events of this kind are only stored. */
    ON_RECORD_ONLY,
    /** The webhook element is not an event. */
    UNREADABLE,
    /** The event of a group or room does not address the account. */
    NOT_ADDRESSED,
    /** The act was already decided: the event is a further photo, or an edit. */
    ALREADY_HANDLED,
    /** Staff have taken the chat over. */
    TAKEN_OVER,
    /** The response mode leaves the chat to staff. */
    STAFF_MODE,
    /** The customer already knows that the shop is closed or busy. */
    NOTICE_GIVEN,
    /** Staff wrote a moment ago. */
    STAFF_ACTIVE,
    /** The rule has only actions and no answer. */
    ACTIONS_ONLY,
    /** No step had an answer. */
    NO_ANSWER_SET,
    /** The account has no settings yet. */
    NO_SETTINGS,
    /** The reply token expired before the answer could go out. */
    REPLY_TOKEN_EXPIRED,
    /** A bug or unreadable settings stopped the decision. */
    DECISION_FAILED
  }
}
