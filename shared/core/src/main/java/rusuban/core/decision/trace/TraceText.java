package rusuban.core.decision.trace;

import java.time.OffsetDateTime;
import java.util.Optional;
import rusuban.core.decision.PickedTime;
import rusuban.core.decision.trace.TraceCode.Bar;
import rusuban.core.decision.trace.TraceCode.Greeted;
import rusuban.core.decision.trace.TraceCode.Newcomer;
import rusuban.core.decision.trace.TraceCode.Notice;
import rusuban.core.decision.trace.TraceCode.NoticeState;
import rusuban.core.decision.trace.TraceCode.Picked;
import rusuban.core.decision.trace.TraceCode.Plain;
import rusuban.core.decision.trace.TraceCode.PlanBarred;
import rusuban.core.decision.trace.TraceCode.PlanDue;
import rusuban.core.decision.trace.TraceCode.PlanPast;
import rusuban.core.decision.trace.TraceCode.PlanQuiet;
import rusuban.core.decision.trace.TraceCode.Prose;
import rusuban.core.decision.trace.TraceCode.RuleMatches;
import rusuban.core.decision.trace.TraceCode.RulesInactive;
import rusuban.core.decision.trace.TraceCode.StaffCalled;
import rusuban.core.decision.trace.TraceCode.StaffSwitch;

/** Puts the steps of a trace into words, in Japanese or in English. */
public final class TraceText {
  private TraceText() {}

  /** Returns the step's fact in Japanese, with the ids of rules and follow-ups. */
  public static String ja(TraceStep step) {
    return ja(step, TraceNames.IDS);
  }

  /** Returns the step's fact in Japanese. */
  public static String ja(TraceStep step, TraceNames names) {
    return switch (step.saw()) {
      case Plain plain -> ja(plain);
      case Picked(var time) -> "応答できるイベントです（選ばれた日時: " + PickedTime.withYear(time) + "）";
      case Greeted(var who, var isSet) -> ja(who) + (isSet ? "" : "（返信の設定なし）");
      case StaffSwitch(var until, var by) ->
          until.map(it -> date(it) + " まで").orElse("切るまで") + "スタッフが対応します（設定した人: " + by + "）";
      case RuleMatches(var rule) -> "ルール「" + names.rule(rule) + "」に一致しました";
      case StaffCalled(var until, var isOpening) ->
          "スタッフを呼びました。"
              + (isOpening ? "次の開店（" + day(until) + "）" : day(until) + " ")
              + "まで自動では答えません";
      case RulesInactive(var rules) -> "一致したルールはいま無効です: " + names.rules(rules);
      case Notice(_, var state) -> ja(state);
      case PlanDue(var plan, var due) -> "「" + names.followUp(plan) + "」を " + day(due) + " に送ります";
      case PlanBarred(var plan, var why) -> "「" + names.followUp(plan) + "」は送りません: " + ja(why);
      case PlanPast(var plan, var latest) ->
          "「" + names.followUp(plan) + "」は送りません: " + day(latest) + " を過ぎています";
      case PlanQuiet(var plan, var due, var from, var until, var latest) ->
          "「%s」は送りません: %s は送らない時間帯 (%s〜%s) で、待つと期限の %s を過ぎます"
              .formatted(names.followUp(plan), day(due), from, until, day(latest));
      case Prose(_, var ja, _) -> ja;
    };
  }

  /** Returns the step's fact in English, with the ids of rules and follow-ups. */
  public static String en(TraceStep step) {
    return en(step, TraceNames.IDS);
  }

  /** Returns the step's fact in English. */
  public static String en(TraceStep step, TraceNames names) {
    return switch (step.saw()) {
      case Plain plain -> en(plain);
      case Picked(var time) -> "can be answered; picked: " + time.replace('T', ' ');
      case Greeted(var who, var isSet) -> en(who) + (isSet ? "" : " (no answer is set)");
      case StaffSwitch(var until, var by) -> en(until) + " (switched on by " + by + ")";
      case RuleMatches(var rule) -> "rule " + names.rule(rule) + " matches";
      case StaffCalled(var until, var isOpening) ->
          "staff are called; no automatic answers until "
              + date(until)
              + (isOpening ? ", the next opening" : "");
      case RulesInactive(var rules) ->
          "the rules that match are not active now: " + names.rules(rules);
      case Notice(_, var state) -> en(state);
      case PlanDue(var plan, var due) -> names.followUp(plan) + " is due at " + date(due);
      case PlanBarred(var plan, var why) -> names.followUp(plan) + " will not come: " + en(why);
      case PlanPast(var plan, var latest) ->
          names.followUp(plan) + " will not come: " + date(latest) + " is past";
      case PlanQuiet(var plan, var due, var from, var until, var latest) ->
          "%s will not come: %s lies in the quiet hours (%s-%s), which end after its latest time %s"
              .formatted(names.followUp(plan), date(due), from, until, date(latest));
      case Prose(_, _, var en) -> en;
    };
  }

  private static String ja(Plain plain) {
    return switch (plain) {
      case UNREADABLE -> "イベントとして読めません";
      case STANDBY -> "ほかのチャネルが担当中です";
      case OWN_ACTION -> "このアカウント自身の操作です";
      case OF_NO_CHAT -> "トークに属さないイベントです";
      case ONLY_KEPT -> "記録のみのイベントです";
      case DECIDED_BEFORE -> "同時に送られた写真か、回答済みのメッセージの編集です";
      case LEFT_SINCE -> "このあとブロックか退出がありました";
      case UNSENT -> "取り消されたメッセージです";
      case NO_REPLY_TOKEN -> "応答トークンがありません";
      case ANSWERABLE -> "応答できるイベントです";
      case NO_GREETING -> "あいさつの対象ではありません";
      case TAKEN_OVER -> "スタッフが対応中です";
      case NOT_TAKEN_OVER -> "スタッフの対応中ではありません";
      case MODE_AUTO -> "応答モード: 自動";
      case MODE_STAFF -> "応答モード: スタッフ";
      case MODE_BY_HOURS_STAFF -> "応答モード: 時間帯（営業中はスタッフ）";
      case MODE_BY_HOURS_AUTO -> "応答モード: 時間帯（いまは自動）";
      case NO_TEXT -> "テキストではありません";
      case NO_RULE -> "一致するルールがありません";
      case ADDRESSED -> "このアカウントあてです";
      case NOT_ADDRESSED -> "グループでメンションがありません";
      case OPEN -> "営業中です";
      case NOT_BUSY -> "混雑中ではありません";
      case NO_DEFAULT_REPLY -> "既定の返信は未設定です";
      case DEFAULT_REPLY -> "既定の返信";
      case LEFT_TO_STAFF -> "スタッフの返信を待ちます";
      case NO_SETTINGS -> "設定がまだありません";
      case TOO_MANY_AT_ONCE -> "一度に届いた数が多く、時間内に判断できませんでした";
      case FAILED -> "判断中に不具合が起きました";
    };
  }

  private static String en(Plain plain) {
    return switch (plain) {
      case UNREADABLE -> "cannot be read as an event";
      case STANDBY -> "another channel holds the chat";
      case OWN_ACTION -> "the account itself did it";
      case OF_NO_CHAT -> "an event of no chat";
      case ONLY_KEPT -> "a kind of event that is only kept";
      case DECIDED_BEFORE -> "a photo sent with others, or a message decided already";
      case LEFT_SINCE -> "they left after this";
      case UNSENT -> "it was taken back";
      case NO_REPLY_TOKEN -> "there is no reply token";
      case ANSWERABLE -> "can be answered";
      case NO_GREETING -> "not a follow or join";
      case TAKEN_OVER -> "staff have taken the chat over";
      case NOT_TAKEN_OVER -> "staff have not taken it over";
      case MODE_AUTO -> "response mode: automatic";
      case MODE_STAFF -> "response mode: staff";
      case MODE_BY_HOURS_STAFF -> "response mode: by hours, open now";
      case MODE_BY_HOURS_AUTO -> "response mode: by hours, automatic now";
      case NO_TEXT -> "not a text message";
      case NO_RULE -> "no rule matches";
      case ADDRESSED -> "meant for the account";
      case NOT_ADDRESSED -> "in a group without a mention";
      case OPEN -> "open";
      case NOT_BUSY -> "not busy";
      case NO_DEFAULT_REPLY -> "no default reply is set";
      case DEFAULT_REPLY -> "the default reply";
      case LEFT_TO_STAFF -> "waits for staff";
      case NO_SETTINGS -> "there are no settings yet";
      case TOO_MANY_AT_ONCE -> "too many came at once to be decided in time";
      case FAILED -> "deciding failed by a bug";
    };
  }

  private static String ja(Newcomer who) {
    return switch (who) {
      case NEW_FRIEND -> "新しい友だちです";
      case RETURNING_FRIEND -> "再び友だちになりました";
      case GROUP -> "グループに招待されました";
    };
  }

  private static String en(Newcomer who) {
    return switch (who) {
      case NEW_FRIEND -> "a new friend";
      case RETURNING_FRIEND -> "a friend came back";
      case GROUP -> "invited to a group";
    };
  }

  private static String en(Optional<OffsetDateTime> staffUntil) {
    return "staff answer until " + staffUntil.map(TraceText::date).orElse("it is switched off");
  }

  private static String ja(NoticeState state) {
    return switch (state) {
      case NOT_SET -> "お知らせは未設定です";
      case STAFF_WROTE -> "スタッフが直前に返信しています";
      case GIVEN_BEFORE -> "この時間帯にお知らせ済みです";
      case FIRST -> "この時間帯で最初のメッセージです";
    };
  }

  private static String en(NoticeState state) {
    return switch (state) {
      case NOT_SET -> "no notice is set";
      case STAFF_WROTE -> "staff wrote just now";
      case GIVEN_BEFORE -> "told so already in this period";
      case FIRST -> "the first message in this period";
    };
  }

  private static String ja(Bar why) {
    return switch (why) {
      case OFF -> "切ってあります";
      case GROUP -> "グループには送りません";
      case RETURNED -> "友だち追加は初めてではありません";
      case LEFT -> "ブロックされています";
      case OPTED_OUT -> "配信停止を希望しています";
      case STOPPED -> "取り消されています";
      case BEGAN_BEFORE -> "前に一度始まっています";
    };
  }

  private static String en(Bar why) {
    return switch (why) {
      case OFF -> "it is switched off";
      case GROUP -> "not sent to groups";
      case RETURNED -> "a friend came back";
      case LEFT -> "the customer has left";
      case OPTED_OUT -> "the customer opted out";
      case STOPPED -> "it was stopped";
      case BEGAN_BEFORE -> "it began before";
    };
  }

  /** Returns for example 11/24 20:00. */
  private static String day(OffsetDateTime at) {
    return at.getMonthValue() + "/" + at.getDayOfMonth() + " " + clock(at);
  }

  /** Returns for example 2026-11-24 20:00. */
  private static String date(OffsetDateTime at) {
    return at.toLocalDate() + " " + clock(at);
  }

  private static String clock(OffsetDateTime at) {
    int minute = at.getMinute();
    return at.getHour() + (minute < 10 ? ":0" : ":") + minute;
  }
}
