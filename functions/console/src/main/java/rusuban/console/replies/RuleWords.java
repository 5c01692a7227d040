package rusuban.console.replies;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import rusuban.console.page.PageLanguage;
import rusuban.console.rules.MessageKind;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.KeywordRule.Active;
import rusuban.core.settings.KeywordRule.Pick;
import rusuban.json.Json;

/** A keyword rule in the words of a row. */
record RuleWords(PageLanguage language) {

  /** Returns a rule's name with its place, from 1. */
  String numbered(int number, String name) {
    return language.of(number + "「" + name + "」", number + " “" + name + "”");
  }

  /** Returns the words for when a rule works, unless it is always. */
  List<String> pills(KeywordRule rule) {
    var pills = new ArrayList<String>();
    if (!rule.on()) pills.add(language.of("オフ", "Off"));
    if (rule.from().isPresent() || rule.until().isPresent())
      pills.add(
          rule.from().map(RuleWords::day).orElse("")
              + language.of("〜", "–")
              + rule.until().map(RuleWords::day).orElse(""));
    if (rule.active() == Active.INSIDE_HOURS) pills.add(language.of("営業中", "While open"));
    if (rule.active() == Active.OUTSIDE_HOURS) pills.add(language.of("営業時間外", "While closed"));
    return pills;
  }

  private static String day(LocalDate date) {
    return date.getMonthValue() + "/" + date.getDayOfMonth();
  }

  /** Returns the words for what a rule does, such as テキスト・スタッフを呼ぶ. */
  String kind(KeywordRule rule) {
    var parts = new ArrayList<String>();
    rule.answers().stream()
        .flatMap(answer -> answer.stream())
        .map(message -> message instanceof Json.Obj it ? it.text("type").orElse("") : "")
        .map(type -> MessageKind.label(type, language))
        .distinct()
        .forEach(parts::add);
    if (rule.answers().size() > 1) parts.add(pick(rule.pick()));
    var actions = rule.actions();
    if (actions.callStaff()) parts.add(language.of("スタッフを呼ぶ", "calls staff"));
    actions
        .optOut()
        .ifPresent(
            out ->
                parts.add(
                    out
                        ? language.of("お便りを止める", "stops follow-ups")
                        : language.of("お便りを再開", "allows follow-ups again")));
    if (!actions.startFollowUps().isEmpty())
      parts.add(language.of("お便りを始める", "starts a follow-up"));
    if (actions.optOut().isEmpty() && !actions.stopFollowUps().isEmpty())
      parts.add(language.of("お便りを止める", "stops a follow-up"));
    if (!actions.addTags().isEmpty() || !actions.removeTags().isEmpty())
      parts.add(language.of("タグ", "tags"));
    return parts.stream().collect(Collectors.joining(language.of("・", ", ")));
  }

  private String pick(Pick pick) {
    return switch (pick) {
      case IN_TURN -> language.of("順番に", "in turn");
      case AT_RANDOM -> language.of("ランダム", "at random");
      case ALL -> language.of("すべて", "all");
    };
  }

  /** Returns a cooldown in words, such as 1日 or 1時間30分. */
  String duration(Duration duration) {
    var parts = new ArrayList<String>();
    part(parts, duration.toDaysPart(), "%,d日", "%,d day", "%,d days");
    part(parts, duration.toHoursPart(), "%,d時間", "%,d hour", "%,d hours");
    part(parts, duration.toMinutesPart(), "%,d分", "%,d minute", "%,d minutes");
    part(parts, duration.toSecondsPart(), "%,d秒", "%,d second", "%,d seconds");
    return String.join(language.of("", " "), parts);
  }

  private void part(List<String> parts, long number, String ja, String one, String many) {
    if (number > 0) parts.add(language.count(number, ja, one, many));
  }
}
