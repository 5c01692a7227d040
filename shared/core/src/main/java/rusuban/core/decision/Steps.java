package rusuban.core.decision;

import static rusuban.core.decision.Finding.passed;
import static rusuban.core.decision.Finding.took;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rusuban.core.Json;
import rusuban.core.chat.ChatStatus;
import rusuban.core.chat.ResponseMode;
import rusuban.core.decision.Outcome.Answer;
import rusuban.core.decision.Outcome.LeftToStaff;
import rusuban.core.decision.Outcome.Silence;
import rusuban.core.decision.Outcome.Why;
import rusuban.core.event.What;
import rusuban.core.shop.ShopSwitch;

/** The small steps of a decision; keyword rules and notices have files of their own. */
final class Steps {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd H:mm", Locale.ROOT);

  private Steps() {}

  static Finding notAnswerable(Situation on) {
    if (on.event().what() instanceof What.Unreadable)
      return took(new LeftToStaff(Why.UNREADABLE), "イベントとして読めません", "cannot be read as an event");
    if (on.event().standby())
      return took(new Silence(Why.STANDBY), "ほかのチャネルが担当中です", "another channel holds the chat");
    if (on.event().own())
      return took(new Silence(Why.OWN_MESSAGE), "このアカウント自身の操作です", "the account itself did it");
    if (!hasAnswer(on))
      return took(
          new Silence(Why.ON_RECORD_ONLY), "記録のみのイベントです", "a kind of event that is only kept");
    if (on.handled())
      return took(
          new Silence(Why.ALREADY_HANDLED),
          "同時に送られた写真か、回答済みのメッセージの編集です",
          "a photo sent with others, or a message decided already");
    if (on.leftSince())
      return took(
          new Silence(Why.LEFT),
          "このあとブロックか退出がありました",
          "they left after this",
          chat -> RuleStep.settleOptOut(on, chat));
    if (on.takenBack()) return took(new Silence(Why.UNSENT), "取り消されたメッセージです", "it was taken back");
    if (on.event().replyToken().isEmpty()) return noToken(on);
    return on.picked()
        .map(
            picked ->
                passed("応答できるイベントです（選ばれた日時: " + picked + "）", "can be answered; picked: " + picked))
        .orElseGet(() -> passed("応答できるイベントです", "can be answered"));
  }

  private static Finding noToken(Situation on) {
    Outcome outcome =
        on.isAct() ? new LeftToStaff(Why.NO_REPLY_TOKEN) : new Silence(Why.NO_REPLY_TOKEN);
    return took(outcome, "応答トークンがありません", "there is no reply token");
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
          say(greeting.returningFriend(), "greeting", "再び友だちになりました", "a friend came back");
      case What.Follow _ -> say(greeting.newFriend(), "greeting", "新しい友だちです", "a new friend");
      case What.Join _ -> say(greeting.group(), "greeting", "グループに招待されました", "invited to a group");
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
          passed("あいさつの対象ではありません", "not a follow or join");
    };
  }

  private static Finding say(List<Json> messages, String by, String ja, String en) {
    return messages.isEmpty()
        ? took(new Silence(Why.NO_ANSWER_SET), ja + "（返信の設定なし）", en + " (no answer is set)")
        : took(new Answer(messages, by), ja, en);
  }

  static Finding takenOver(Situation on) {
    Optional<Instant> until = on.chat().pausedUntil().filter(end -> end.isAfter(on.now()));
    return until.isPresent()
        ? toStaff(on, Why.TAKEN_OVER, "スタッフが対応中です", "staff have taken the chat over")
        : passed("スタッフの対応中ではありません", "staff have not taken it over");
  }

  private static Finding toStaff(Situation on, Why why, String ja, String en) {
    Outcome outcome = on.isMenuSwitch() ? new Silence(why) : new LeftToStaff(why);
    return took(outcome, ja, en, chat -> RuleStep.settleOptOut(on, chat));
  }

  static Finding staffMode(Situation on) {
    var staff = on.ready().state().on(ShopSwitch.Kind.STAFF, on.now());
    if (staff.isPresent()) return whileStaffAnswer(on, staff.get());
    ResponseMode mode = on.chat().mode().orElse(on.ready().settings().mode());
    return switch (mode) {
      case AUTO -> passed("応答モード: 自動", "response mode: automatic");
      case STAFF -> toStaff(on, Why.STAFF_MODE, "応答モード: スタッフ", "response mode: staff");
      case BY_HOURS ->
          on.open() && !on.busy()
              ? toStaff(
                  on, Why.STAFF_MODE, "応答モード: 時間帯（営業中はスタッフ）", "response mode: by hours, open now")
              : passed("応答モード: 時間帯（いまは自動）", "response mode: by hours, automatic now");
    };
  }

  private static Finding whileStaffAnswer(Situation on, ShopSwitch staff) {
    var zone = on.ready().settings().zone();
    var end = staff.until().map(it -> LOCAL.format(it.atZone(zone)));
    return toStaff(
        on,
        Why.STAFF_MODE,
        end.map(it -> it + " まで").orElse("切るまで") + "スタッフが対応します（設定した人: " + staff.by() + "）",
        "staff answer until "
            + end.orElse("it is switched off")
            + " (switched on by "
            + staff.by()
            + ")");
  }

  static Finding notAddressed(Situation on) {
    return on.addressed()
        ? passed("このアカウントあてです", "meant for the account")
        : took(new Silence(Why.NOT_ADDRESSED), "グループでメンションがありません", "in a group without a mention");
  }

  static Finding defaultReply(Situation on) {
    List<Json> reply = on.ready().settings().defaultReply();
    if (reply.isEmpty()) return passed("既定の返信は未設定です", "no default reply is set");
    return took(
        new Answer(reply, "default-reply"),
        "既定の返信",
        "the default reply",
        change -> change.status(ChatStatus.WAITING));
  }

  static Finding leftToStaff(Situation on) {
    return took(new LeftToStaff(Why.NO_ANSWER_SET), "スタッフの返信を待ちます", "waits for staff");
  }
}
