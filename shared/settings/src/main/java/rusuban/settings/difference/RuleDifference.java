package rusuban.settings.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import rusuban.core.chat.ChatStatus;
import rusuban.core.keyword.MatchCondition;
import rusuban.core.settings.KeywordRule;
import rusuban.core.settings.KeywordRule.Actions;
import rusuban.core.settings.KeywordRule.Active;
import rusuban.core.settings.KeywordRule.Pick;
import rusuban.json.Json;
import rusuban.settings.difference.SectionChanges.Headline;

/** Tells the changes of a keyword rule. */
final class RuleDifference {
  static final Wording REPLY = new Wording("返信", "reply");

  /** The fields whose changes are told in words. */
  private static final Set<String> TOLD =
      Set.of(
          "id", "match", "active", "from", "until", "groups", "answer", "answers", "pick", "pause",
          "actions");

  private RuleDifference() {}

  /** Adds a new rule, or one that goes. */
  static void single(Json.Obj item, KeywordRule rule, boolean isNew, SectionChanges changes) {
    var named = NamedDifference.named(REPLY, item);
    var start = capital(named);
    var words = words(rule.matchCondition());
    var before = isNew ? List.<String>of() : words;
    var after = isNew ? words : List.<String>of();
    changes.add(
        isNew ? Headline.added(start) : Headline.removed(start),
        with(rule, SectionChanges.list(before, after, "、"), "に、", "答えます。", true),
        with(rule, SectionChanges.list(before, after, ", "), " is answered ", ".", false));
  }

  /** Returns the runs with the days on which the rule is active, if it has any. */
  private static List<TextRun> with(
      KeywordRule rule, List<TextRun> words, String before, String after, boolean isJa) {
    if (rule.from().isEmpty() && rule.until().isEmpty()) return words;
    var period = Phrases.period(rule.from(), rule.until());
    var runs = new ArrayList<>(words);
    runs.add(TextRun.same(before + (isJa ? period.ja() : period.en()) + after));
    return runs;
  }

  /** Adds the changes of a rule that stays. */
  static void tell(
      Json.Obj before, Json.Obj after, KeywordRule was, KeywordRule is, SectionChanges changes) {
    var named = new NamedDifference(REPLY, before, after, changes);
    named.nameAndSwitch();
    match(was.matchCondition(), is.matchCondition(), named);
    MessageWords.tell(capital(named.named()), was.answers(), is.answers(), changes);
    changes.value(
        named.part("の選び方", "The choice among the answers"),
        was.pick(),
        is.pick(),
        RuleDifference::pick);
    changes.value(
        named.part("の働くとき", "The time"), was.active(), is.active(), RuleDifference::active);
    if (!was.from().equals(is.from()) || !was.until().equals(is.until()))
      changes.replaced(
          Headline.changed(named.part("の期間", "The period")),
          Phrases.period(was.from(), was.until()),
          Phrases.period(is.from(), is.until()));
    groups(was.groups(), is.groups(), named);
    changes.value(
        named.part("が同じ方に次に答えるまでの時間", "The pause for the same customer"),
        was.pause(),
        is.pause(),
        pause -> pause.map(Phrases::length).orElse(Phrases.NONE));
    changes.phrases(
        named.part("と一緒にすること", "What else is done"), actions(was.actions()), actions(is.actions()));
    named.rest(TOLD);
  }

  private static Wording capital(Wording named) {
    return new Wording(named.ja(), "T" + named.en().substring(1));
  }

  private static void match(MatchCondition was, MatchCondition is, NamedDifference named) {
    if (was.getClass() == is.getClass())
      named.changes().words(named.part("の言葉", "The list of words"), words(was), words(is));
    else
      named
          .changes()
          .replaced(
              Headline.changed(named.part("の当てはめ方", "The way of matching")),
              condition(was),
              condition(is));
    named
        .changes()
        .words(
            named.part("が答えない言葉", "The list of words that prevent an answer"),
            was.exclusions(),
            is.exclusions());
  }

  private static List<String> words(MatchCondition condition) {
    return switch (condition) {
      case MatchCondition.Exact(var words, _) -> words;
      case MatchCondition.Contains(var words, _) -> words;
      case MatchCondition.StartsWith(var words, _) -> words;
      case MatchCondition.AllWords(var words, _) -> words;
      case MatchCondition.Regex(var pattern, _) -> List.of(pattern);
      case MatchCondition.Postback(var data) -> data;
    };
  }

  private static Wording condition(MatchCondition condition) {
    var words = words(condition);
    var kind =
        switch (condition) {
          case MatchCondition.Exact _ -> new Wording("同じ", "is");
          case MatchCondition.Contains _ -> new Wording("含む", "contains");
          case MatchCondition.StartsWith _ -> new Wording("始まる", "begins with");
          case MatchCondition.AllWords _ -> new Wording("全部含む", "contains all of");
          case MatchCondition.Regex _ -> new Wording("正規表現", "matches the pattern");
          case MatchCondition.Postback _ -> new Wording("ボタンのデータ", "is the data of a button");
        };
    return new Wording(
        kind.ja() + "：" + String.join("、", words), kind.en() + ": " + String.join(", ", words));
  }

  private static void groups(boolean was, boolean is, NamedDifference named) {
    if (was == is) return;
    var start = capital(named.named());
    named
        .changes()
        .add(
            is
                ? new Headline(
                    start.ja() + "がグループでも答えるようになり",
                    start.en() + " answers in groups too",
                    start.en() + " began to answer in groups too")
                : new Headline(
                    start.ja() + "がグループでは答えなくなり",
                    start.en() + " no longer answers in groups",
                    start.en() + " stopped answering in groups"));
  }

  private static Wording pick(Pick pick) {
    return switch (pick) {
      case IN_TURN -> new Wording("順番に", "in turn");
      case AT_RANDOM -> new Wording("ランダムに", "at random");
      case ALL -> new Wording("全部", "all");
    };
  }

  private static Wording active(Active active) {
    return switch (active) {
      case ANY_TIME -> new Wording("いつでも", "at any time");
      case INSIDE_HOURS -> new Wording("営業中", "while open");
      case OUTSIDE_HOURS -> new Wording("営業時間外", "while closed");
    };
  }

  /** Returns what a rule does besides answering, in the order of the editor. */
  private static List<Wording> actions(Actions actions) {
    var all = new ArrayList<Wording>();
    if (actions.callStaff()) all.add(new Wording("スタッフを呼ぶ", "call staff"));
    actions.status().map(RuleDifference::status).ifPresent(all::add);
    each(actions.addTags(), "タグ「", "」を付ける", "add the tag “", "”", all);
    each(actions.removeTags(), "タグ「", "」を外す", "remove the tag “", "”", all);
    each(actions.startFollowUps(), "お便り「", "」を始める", "start the follow-up “", "”", all);
    each(actions.stopFollowUps(), "お便り「", "」を止める", "stop the follow-up “", "”", all);
    optOut(actions.optOut()).ifPresent(all::add);
    return all;
  }

  private static void each(
      Set<String> names,
      String jaStart,
      String jaEnd,
      String enStart,
      String enEnd,
      List<Wording> out) {
    for (var name : new TreeSet<>(names))
      out.add(new Wording(jaStart + name + jaEnd, enStart + name + enEnd));
  }

  private static Wording status(ChatStatus status) {
    return switch (status) {
      case WAITING -> new Wording("返信待ちにする", "set the chat to waiting");
      case IN_PROGRESS -> new Wording("対応中にする", "set the chat to in progress");
      case DONE -> new Wording("対応済みにする", "set the chat to done");
    };
  }

  private static Optional<Wording> optOut(Optional<Boolean> optOut) {
    return optOut.map(
        out ->
            out
                ? new Wording("お便りを止める", "end all follow-ups")
                : new Wording("お便りを再開する", "allow follow-ups again"));
  }
}
