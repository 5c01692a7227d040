package rusuban.core.decision.trace;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A fact that a decision step found, without words and without the customer's text. {@link
 * TraceText} puts it into words. Times contain the account's offset, so that showing them needs no
 * settings.
 */
public sealed interface TraceCode {

  /** Returns the name of the step that found it, such as {@code keyword-rule}. */
  String step();

  /** The steps that leave a trace. */
  enum Step {
    SETTINGS("settings"),
    TOO_MANY_AT_ONCE("too-many-at-once"),
    FAILED("failed"),
    NOT_ANSWERABLE("not-answerable"),
    GREETING("greeting"),
    TAKEN_OVER("taken-over"),
    STAFF_MODE("staff-mode"),
    KEYWORD_RULE("keyword-rule"),
    NOT_ADDRESSED("not-addressed"),
    CLOSED_NOTICE("closed-notice"),
    BUSY_NOTICE("busy-notice"),
    DEFAULT_REPLY("default-reply"),
    LEFT_TO_STAFF("left-to-staff"),
    FOLLOW_UP("follow-up");

    private final String word;

    Step(String word) {
      this.word = word;
    }

    /** Returns the step's name. */
    public String word() {
      return word;
    }
  }

  /** The facts that need no arguments. */
  enum Plain implements TraceCode {
    /** The webhook element is no event. */
    UNREADABLE(Step.NOT_ANSWERABLE),
    /** Another channel holds the chat. */
    STANDBY(Step.NOT_ANSWERABLE),
    /** The account itself did it. */
    OWN_ACTION(Step.NOT_ANSWERABLE),
    /** The event belongs to no chat. */
    OF_NO_CHAT(Step.NOT_ANSWERABLE),
    /** Events of this kind are only stored. */
    ONLY_KEPT(Step.NOT_ANSWERABLE),
    /** The event is a further photo of one act, or an edit of a decided message. */
    DECIDED_BEFORE(Step.NOT_ANSWERABLE),
    /** The customer left after the event. */
    LEFT_SINCE(Step.NOT_ANSWERABLE),
    /** The customer unsent the message. */
    UNSENT(Step.NOT_ANSWERABLE),
    /** LINE gave no reply token. */
    NO_REPLY_TOKEN(Step.NOT_ANSWERABLE),
    /** The event can be answered. */
    ANSWERABLE(Step.NOT_ANSWERABLE),
    /** The event is neither a follow nor a join. */
    NO_GREETING(Step.GREETING),
    /** Staff have taken the chat over. */
    TAKEN_OVER(Step.TAKEN_OVER),
    /** Staff have not taken the chat over. */
    NOT_TAKEN_OVER(Step.TAKEN_OVER),
    /** The response mode is automatic. */
    MODE_AUTO(Step.STAFF_MODE),
    /** The response mode is staff. */
    MODE_STAFF(Step.STAFF_MODE),
    /** The response mode is by hours, and staff answer now. */
    MODE_BY_HOURS_STAFF(Step.STAFF_MODE),
    /** The response mode is by hours, and answers are automatic now. */
    MODE_BY_HOURS_AUTO(Step.STAFF_MODE),
    /** The event has no text. */
    NO_TEXT(Step.KEYWORD_RULE),
    /** No rule matches. */
    NO_RULE(Step.KEYWORD_RULE),
    /** The event addresses the account. */
    ADDRESSED(Step.NOT_ADDRESSED),
    /** The event of a group does not address the account. */
    NOT_ADDRESSED(Step.NOT_ADDRESSED),
    /** The shop is open. */
    OPEN(Step.CLOSED_NOTICE),
    /** The shop is not busy. */
    NOT_BUSY(Step.BUSY_NOTICE),
    /** No default reply is set. */
    NO_DEFAULT_REPLY(Step.DEFAULT_REPLY),
    /** The default reply answers. */
    DEFAULT_REPLY(Step.DEFAULT_REPLY),
    /** The chat waits for staff. */
    LEFT_TO_STAFF(Step.LEFT_TO_STAFF),
    /** The account has no settings yet. */
    NO_SETTINGS(Step.SETTINGS),
    /** Too many events arrived at once to decide all of them. */
    TOO_MANY_AT_ONCE(Step.TOO_MANY_AT_ONCE),
    /** A bug or unreadable settings stopped the decision. */
    FAILED(Step.FAILED);

    private final Step step;

    Plain(Step step) {
      this.step = step;
    }

    @Override
    public String step() {
      return step.word();
    }
  }

  /**
   * The event can be answered, and the customer picked a date or time.
   *
   * @param time in LINE's format, for example {@code 2026-12-10T15:00}
   */
  record Picked(String time) implements TraceCode {
    @Override
    public String step() {
      return Step.NOT_ANSWERABLE.word();
    }
  }

  /**
   * A friend or a group is greeted.
   *
   * @param isSet false if the settings have no such greeting
   */
  record Greeted(Newcomer who, boolean isSet) implements TraceCode {
    @Override
    public String step() {
      return Step.GREETING.word();
    }
  }

  /** The receivers of the three greetings. */
  enum Newcomer {
    NEW_FRIEND,
    RETURNING_FRIEND,
    GROUP
  }

  /**
   * Staff answer every chat.
   *
   * @param until the end; empty if it stays until somebody switches it off
   * @param by the person who switched it on
   */
  record StaffSwitch(Optional<OffsetDateTime> until, String by) implements TraceCode {
    @Override
    public String step() {
      return Step.STAFF_MODE.word();
    }
  }

  /** A keyword rule matches and answers. */
  record RuleMatches(String rule) implements TraceCode {
    @Override
    public String step() {
      return Step.KEYWORD_RULE.word();
    }
  }

  /**
   * The rule called staff, who have the chat from now on.
   *
   * @param until the end of the takeover
   * @param isOpening whether that is the shop's next opening, as the settings ask
   */
  record StaffCalled(OffsetDateTime until, boolean isOpening) implements TraceCode {
    @Override
    public String step() {
      return Step.TAKEN_OVER.word();
    }
  }

  /** Keyword rules match, but none of them is active. Rules that are off count as inactive. */
  record RulesInactive(List<String> rules) implements TraceCode {
    public RulesInactive {
      rules = List.copyOf(rules);
    }

    @Override
    public String step() {
      return Step.KEYWORD_RULE.word();
    }
  }

  /** The shop is closed or busy, and the notice has this state. */
  record Notice(NoticeKind kind, NoticeState state) implements TraceCode {
    @Override
    public String step() {
      return kind.step.word();
    }
  }

  /** The notices that are given once per period. */
  enum NoticeKind {
    CLOSED(Step.CLOSED_NOTICE),
    BUSY(Step.BUSY_NOTICE);

    private final Step step;

    NoticeKind(Step step) {
      this.step = step;
    }
  }

  /** The reasons for giving or not giving a notice. */
  enum NoticeState {
    /** No notice is set. */
    NOT_SET,
    /** Staff wrote just now. */
    STAFF_WROTE,
    /** The customer already got the notice of this period. */
    GIVEN_BEFORE,
    /** The message is the first in this period. */
    FIRST
  }

  /** A follow-up is sent at this time. */
  record PlanDue(String plan, OffsetDateTime due) implements TraceCode {
    @Override
    public String step() {
      return Step.FOLLOW_UP.word();
    }
  }

  /** A follow-up is not sent, for a reason in the chat. */
  record PlanBarred(String plan, Bar why) implements TraceCode {
    @Override
    public String step() {
      return Step.FOLLOW_UP.word();
    }
  }

  /** The reasons of a chat against a follow-up. */
  enum Bar {
    /** The owner switched the follow-up off. */
    OFF,
    /** Follow-ups are not sent to groups. */
    GROUP,
    /** The customer followed the account before. */
    RETURNED,
    /** The customer has left. */
    LEFT,
    /** The customer opted out. */
    OPTED_OUT,
    /** A rule or staff stopped the follow-up. */
    STOPPED,
    /** The follow-up began before. */
    BEGAN_BEFORE
  }

  /** A follow-up is not sent, because its latest time has passed. */
  record PlanPast(String plan, OffsetDateTime latest) implements TraceCode {
    @Override
    public String step() {
      return Step.FOLLOW_UP.word();
    }
  }

  /**
   * A follow-up is not sent: it is due in quiet hours, which end after its latest time.
   *
   * @param from when the quiet hours begin
   * @param until when they end
   */
  record PlanQuiet(
      String plan, OffsetDateTime due, LocalTime from, LocalTime until, OffsetDateTime latest)
      implements TraceCode {
    @Override
    public String step() {
      return Step.FOLLOW_UP.word();
    }
  }

  /** The words of an event that was stored before traces had codes, or by a newer version. */
  record Prose(String step, String ja, String en) implements TraceCode {}
}
