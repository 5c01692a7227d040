package rusuban.console.letters;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import rusuban.console.page.PageLanguage;
import rusuban.core.decision.FollowUpPolicy;
import rusuban.core.settings.FollowUpPlan;
import rusuban.core.settings.FollowUpPlan.Due;
import rusuban.core.settings.FollowUpPlan.Start;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.QuietHours;
import rusuban.core.settings.Settings;

/** Follow-ups in the words of a page. */
final class LetterText {
  private LetterText() {}

  /** Returns the icon of a start, by its id in the sprite. */
  static String icon(Start start) {
    return switch (start) {
      case FIRST_MESSAGE -> "chat";
      case FOLLOW -> "people";
      case RULE -> "reply";
    };
  }

  /** Returns who gets a follow-up. */
  static String who(FollowUpPlan plan, Settings settings, PageLanguage language) {
    return switch (plan.start()) {
      case FIRST_MESSAGE ->
          language.of("初めてメッセージをくださった方に", "To those who write for the first time");
      case FOLLOW -> language.of("友だちになってくださった方に", "To new friends");
      case RULE -> ofRules(starters(plan.id(), settings), language);
    };
  }

  private static String ofRules(List<String> rules, PageLanguage language) {
    if (rules.isEmpty()) return language.of("始める返信が、まだありません", "No reply begins it yet");
    return language.of(
        rules.stream().map(it -> "「" + it + "」").collect(Collectors.joining("", "返信", "が答えた方に")),
        "To those whom the reply " + String.join(", ", rules) + " answered");
  }

  /** Returns the names of the rules that begin a follow-up. */
  static List<String> starters(String plan, Settings settings) {
    return settings.rules().stream()
        .filter(rule -> rule.actions().startFollowUps().contains(plan))
        .map(KeywordRule::shownName)
        .toList();
  }

  /** Returns the names of the rules that begin or stop a follow-up. */
  static List<String> users(String plan, Settings settings) {
    return settings.rules().stream()
        .filter(
            rule ->
                rule.actions().startFollowUps().contains(plan)
                    || rule.actions().stopFollowUps().contains(plan))
        .map(KeywordRule::shownName)
        .toList();
  }

  /** Returns when a follow-up goes out. */
  static String when(Due due, PageLanguage language) {
    return switch (due) {
      case Due.SameDay(var at, var latest) ->
          language.of(
              "その日の" + clock(at) + "（遅くとも" + clock(latest) + "）",
              "The same day at " + clock(at) + " (" + clock(latest) + " at the latest)");
      case Due.After(var delay, var tolerance) -> {
        var late = TypedDuration.words(tolerance.orElse(Due.After.USUAL_TOLERANCE), language);
        var length = TypedDuration.words(delay, language);
        yield language.of(
            length + "後（遅れは" + late + "まで）", "After " + length + " (at most " + late + " late)");
      }
    };
  }

  /** Returns the quiet hours, or that there are none. */
  static String quiet(QuietHours hours, PageLanguage language) {
    if (hours.from().equals(hours.until())) return language.of("ありません", "None");
    boolean isOverMidnight = hours.from().isAfter(hours.until());
    return clock(hours.from())
        + language.of("〜", "–")
        + (isOverMidnight ? language.of("翌", "") : "")
        + clock(hours.until());
  }

  static String clock(LocalTime time) {
    int minute = time.getMinute();
    return time.getHour() + (minute < 10 ? ":0" : ":") + minute;
  }

  /** Returns the reason why the sender would not send, as {@link FollowUpPolicy} names it. */
  static String why(String reason, PageLanguage language) {
    return switch (reason) {
      case "left" -> language.of("ブロックされているので、送れません", "Blocked: it cannot be sent");
      case "opted-out" -> language.of("配信停止を希望されているので、送りません", "Opted out: not sent");
      case "stopped" -> language.of("止められているので、送りません", "It was stopped: not sent");
      case "plan-off" -> language.of("このお便りは切ってあるので、送りません", "Switched off: not sent");
      case "plan-removed" -> language.of("このお便りは消されたので、送りません", "Removed: not sent");
      case "too-late" -> language.of("時刻を過ぎたので、送りません", "Too late: not sent");
      case FollowUpPolicy.QUIET_HOURS ->
          language.of("送らない時間に入るので、送りません", "It would fall into quiet hours: not sent");
      case FollowUpPolicy.TAKEN_OVER ->
          language.of("スタッフの対応中なので、送りません", "Staff have the chat: not sent");
      case FollowUpPolicy.WAITING_FOR_STAFF ->
          language.of("返信を待っているので、送りません", "Waits for an answer: not sent");
      default -> language.of("送りません（" + reason + "）", "Not sent (" + reason + ")");
    };
  }
}
