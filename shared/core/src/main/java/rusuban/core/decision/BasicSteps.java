package rusuban.core.decision;

import static rusuban.core.decision.StepResult.passed;
import static rusuban.core.decision.StepResult.took;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import rusuban.core.chat.ChatStatus;
import rusuban.core.chat.ResponseMode;
import rusuban.core.decision.Outcome.Answer;
import rusuban.core.decision.Outcome.LeftToStaff;
import rusuban.core.decision.Outcome.Silence;
import rusuban.core.decision.Outcome.Why;
import rusuban.core.decision.trace.TraceCode;
import rusuban.core.decision.trace.TraceCode.Newcomer;
import rusuban.core.decision.trace.TraceCode.Plain;
import rusuban.core.event.EventContent;
import rusuban.core.shop.ShopSwitch;
import rusuban.json.Json;

/** The small steps of a decision; keyword rules and notices have files of their own. */
final class BasicSteps {
  private BasicSteps() {}

  static StepResult notAnswerable(DecisionContext on) {
    if (on.event().content() instanceof EventContent.UnreadableEvent)
      return took(new LeftToStaff(Why.UNREADABLE), Plain.UNREADABLE);
    if (on.event().standby()) return took(new Silence(Why.STANDBY), Plain.STANDBY);
    if (on.event().own()) return took(new Silence(Why.OWN_MESSAGE), Plain.OWN_ACTION);
    if (!hasAnswer(on)) return took(new Silence(Why.ON_RECORD_ONLY), Plain.ONLY_KEPT);
    if (on.handled()) return took(new Silence(Why.ALREADY_HANDLED), Plain.DECIDED_BEFORE);
    if (on.leftSince())
      return took(
          new Silence(Why.LEFT), Plain.LEFT_SINCE, chat -> KeywordRuleStep.settleOptOut(on, chat));
    if (on.takenBack()) return took(new Silence(Why.UNSENT), Plain.UNSENT);
    if (on.event().replyToken().isEmpty()) return noToken(on);
    return PickedTime.of(on.event().content())
        .map(picked -> passed(new TraceCode.Picked(picked)))
        .orElseGet(() -> passed(Plain.ANSWERABLE));
  }

  private static StepResult noToken(DecisionContext on) {
    Outcome outcome =
        on.isAct() ? new LeftToStaff(Why.NO_REPLY_TOKEN) : new Silence(Why.NO_REPLY_TOKEN);
    return took(outcome, Plain.NO_REPLY_TOKEN);
  }

  private static boolean hasAnswer(DecisionContext on) {
    return switch (on.event().content()) {
      case EventContent.MessageEvent _, EventContent.FollowEvent _, EventContent.JoinEvent _ ->
          true;
      // An edit that does not address the account leaves its message as it was decided.
      case EventContent.Edited edit -> ChatProjection.addresses(edit);
      case EventContent.PostbackEvent tap ->
          !tap.isMenuSwitch() || KeywordRuleStep.active(on).isPresent();
      case EventContent.UnsendEvent _, EventContent.UnfollowEvent _, EventContent.LeaveEvent _ ->
          false;
      case EventContent.MemberJoinedEvent _, EventContent.MemberLeftEvent _ -> false;
      case EventContent.OtherEvent _, EventContent.UnreadableEvent _ -> false;
    };
  }

  static StepResult greeting(DecisionContext on) {
    var greeting = on.compiledSettings().settings().greeting();
    return switch (on.event().content()) {
      case EventContent.FollowEvent(boolean unblocked) when unblocked || on.before().left() ->
          greet(greeting.returningFriend(), Newcomer.RETURNING_FRIEND);
      case EventContent.FollowEvent _ -> greet(greeting.newFriend(), Newcomer.NEW_FRIEND);
      case EventContent.JoinEvent _ -> greet(greeting.group(), Newcomer.GROUP);
      case EventContent.MessageEvent _,
          EventContent.Edited _,
          EventContent.UnsendEvent _,
          EventContent.UnfollowEvent _,
          EventContent.LeaveEvent _,
          EventContent.MemberJoinedEvent _,
          EventContent.MemberLeftEvent _,
          EventContent.PostbackEvent _,
          EventContent.OtherEvent _,
          EventContent.UnreadableEvent _ ->
          passed(Plain.NO_GREETING);
    };
  }

  private static StepResult greet(List<Json> messages, Newcomer who) {
    var saw = new TraceCode.Greeted(who, !messages.isEmpty());
    return messages.isEmpty()
        ? took(new Silence(Why.NO_ANSWER_SET), saw)
        : took(new Answer(messages, saw.step()), saw);
  }

  static StepResult takenOver(DecisionContext on) {
    Optional<Instant> until = on.chat().pausedUntil().filter(end -> end.isAfter(on.now()));
    return until.isPresent()
        ? toStaff(on, Why.TAKEN_OVER, Plain.TAKEN_OVER)
        : passed(Plain.NOT_TAKEN_OVER);
  }

  private static StepResult toStaff(DecisionContext on, Why why, TraceCode saw) {
    Outcome outcome = on.isMenuSwitch() ? new Silence(why) : new LeftToStaff(why);
    return took(outcome, saw, chat -> KeywordRuleStep.settleOptOut(on, chat));
  }

  static StepResult staffMode(DecisionContext on) {
    var staff = on.compiledSettings().state().on(ShopSwitch.Kind.STAFF, on.now());
    if (staff.isPresent()) return whileStaffAnswer(on, staff.get());
    ResponseMode mode = on.chat().mode().orElse(on.compiledSettings().settings().mode());
    return switch (mode) {
      case AUTO -> passed(Plain.MODE_AUTO);
      case STAFF -> toStaff(on, Why.STAFF_MODE, Plain.MODE_STAFF);
      case BY_HOURS ->
          on.open() && !on.busy()
              ? toStaff(on, Why.STAFF_MODE, Plain.MODE_BY_HOURS_STAFF)
              : passed(Plain.MODE_BY_HOURS_AUTO);
    };
  }

  private static StepResult whileStaffAnswer(DecisionContext on, ShopSwitch staff) {
    var zone = on.compiledSettings().settings().zone();
    var until = staff.until().map(it -> OffsetDateTime.ofInstant(it, zone));
    return toStaff(on, Why.STAFF_MODE, new TraceCode.StaffSwitch(until, staff.by()));
  }

  static StepResult notAddressed(DecisionContext on) {
    return on.addressed()
        ? passed(Plain.ADDRESSED)
        : took(new Silence(Why.NOT_ADDRESSED), Plain.NOT_ADDRESSED);
  }

  static StepResult defaultReply(DecisionContext on) {
    List<Json> reply = on.compiledSettings().settings().defaultReply();
    if (reply.isEmpty()) return passed(Plain.NO_DEFAULT_REPLY);
    return took(
        new Answer(reply, "default-reply"),
        Plain.DEFAULT_REPLY,
        change -> change.status(ChatStatus.WAITING));
  }

  static StepResult leftToStaff(DecisionContext on) {
    return took(new LeftToStaff(Why.NO_ANSWER_SET), Plain.LEFT_TO_STAFF);
  }
}
