package rusuban.core.decision;

import static rusuban.core.decision.Finding.passed;
import static rusuban.core.decision.Finding.took;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import rusuban.core.Json;
import rusuban.core.chat.ChatStatus;
import rusuban.core.chat.ResponseMode;
import rusuban.core.decision.Outcome.Answer;
import rusuban.core.decision.Outcome.LeftToStaff;
import rusuban.core.decision.Outcome.Silence;
import rusuban.core.decision.Outcome.Why;
import rusuban.core.decision.TraceCode.Newcomer;
import rusuban.core.decision.TraceCode.Plain;
import rusuban.core.event.What;
import rusuban.core.shop.ShopSwitch;

/** The small steps of a decision; keyword rules and notices have files of their own. */
final class Steps {
  private Steps() {}

  static Finding notAnswerable(Situation on) {
    if (on.event().what() instanceof What.Unreadable)
      return took(new LeftToStaff(Why.UNREADABLE), Plain.UNREADABLE);
    if (on.event().standby()) return took(new Silence(Why.STANDBY), Plain.STANDBY);
    if (on.event().own()) return took(new Silence(Why.OWN_MESSAGE), Plain.OWN_ACTION);
    if (!hasAnswer(on)) return took(new Silence(Why.ON_RECORD_ONLY), Plain.ONLY_KEPT);
    if (on.handled()) return took(new Silence(Why.ALREADY_HANDLED), Plain.DECIDED_BEFORE);
    if (on.leftSince())
      return took(new Silence(Why.LEFT), Plain.LEFT_SINCE, chat -> RuleStep.settleOptOut(on, chat));
    if (on.takenBack()) return took(new Silence(Why.UNSENT), Plain.UNSENT);
    if (on.event().replyToken().isEmpty()) return noToken(on);
    return PickedTime.of(on.event().what())
        .map(picked -> passed(new TraceCode.Picked(picked)))
        .orElseGet(() -> passed(Plain.ANSWERABLE));
  }

  private static Finding noToken(Situation on) {
    Outcome outcome =
        on.isAct() ? new LeftToStaff(Why.NO_REPLY_TOKEN) : new Silence(Why.NO_REPLY_TOKEN);
    return took(outcome, Plain.NO_REPLY_TOKEN);
  }

  private static boolean hasAnswer(Situation on) {
    return switch (on.event().what()) {
      case What.Message _, What.Follow _, What.Join _ -> true;
      // An edit that does not address the account leaves its message as it was decided.
      case What.Edited edit -> Fold.addresses(edit);
      case What.Postback tap -> !tap.isMenuSwitch() || RuleStep.active(on).isPresent();
      case What.Unsend _, What.Unfollow _, What.Leave _ -> false;
      case What.MemberJoined _, What.MemberLeft _ -> false;
      case What.Other _, What.Unreadable _ -> false;
    };
  }

  static Finding greeting(Situation on) {
    var greeting = on.ready().settings().greeting();
    return switch (on.event().what()) {
      case What.Follow(boolean unblocked) when unblocked || on.before().left() ->
          greet(greeting.returningFriend(), Newcomer.RETURNING_FRIEND);
      case What.Follow _ -> greet(greeting.newFriend(), Newcomer.NEW_FRIEND);
      case What.Join _ -> greet(greeting.group(), Newcomer.GROUP);
      case What.Message _,
          What.Edited _,
          What.Unsend _,
          What.Unfollow _,
          What.Leave _,
          What.MemberJoined _,
          What.MemberLeft _,
          What.Postback _,
          What.Other _,
          What.Unreadable _ ->
          passed(Plain.NO_GREETING);
    };
  }

  private static Finding greet(List<Json> messages, Newcomer who) {
    var saw = new TraceCode.Greeted(who, !messages.isEmpty());
    return messages.isEmpty()
        ? took(new Silence(Why.NO_ANSWER_SET), saw)
        : took(new Answer(messages, saw.step()), saw);
  }

  static Finding takenOver(Situation on) {
    Optional<Instant> until = on.chat().pausedUntil().filter(end -> end.isAfter(on.now()));
    return until.isPresent()
        ? toStaff(on, Why.TAKEN_OVER, Plain.TAKEN_OVER)
        : passed(Plain.NOT_TAKEN_OVER);
  }

  private static Finding toStaff(Situation on, Why why, TraceCode saw) {
    Outcome outcome = on.isMenuSwitch() ? new Silence(why) : new LeftToStaff(why);
    return took(outcome, saw, chat -> RuleStep.settleOptOut(on, chat));
  }

  static Finding staffMode(Situation on) {
    var staff = on.ready().state().on(ShopSwitch.Kind.STAFF, on.now());
    if (staff.isPresent()) return whileStaffAnswer(on, staff.get());
    ResponseMode mode = on.chat().mode().orElse(on.ready().settings().mode());
    return switch (mode) {
      case AUTO -> passed(Plain.MODE_AUTO);
      case STAFF -> toStaff(on, Why.STAFF_MODE, Plain.MODE_STAFF);
      case BY_HOURS ->
          on.open() && !on.busy()
              ? toStaff(on, Why.STAFF_MODE, Plain.MODE_BY_HOURS_STAFF)
              : passed(Plain.MODE_BY_HOURS_AUTO);
    };
  }

  private static Finding whileStaffAnswer(Situation on, ShopSwitch staff) {
    var zone = on.ready().settings().zone();
    var until = staff.until().map(it -> OffsetDateTime.ofInstant(it, zone));
    return toStaff(on, Why.STAFF_MODE, new TraceCode.StaffSwitch(until, staff.by()));
  }

  static Finding notAddressed(Situation on) {
    return on.addressed()
        ? passed(Plain.ADDRESSED)
        : took(new Silence(Why.NOT_ADDRESSED), Plain.NOT_ADDRESSED);
  }

  static Finding defaultReply(Situation on) {
    List<Json> reply = on.ready().settings().defaultReply();
    if (reply.isEmpty()) return passed(Plain.NO_DEFAULT_REPLY);
    return took(
        new Answer(reply, "default-reply"),
        Plain.DEFAULT_REPLY,
        change -> change.status(ChatStatus.WAITING));
  }

  static Finding leftToStaff(Situation on) {
    return took(new LeftToStaff(Why.NO_ANSWER_SET), Plain.LEFT_TO_STAFF);
  }
}
