package rusuban.settings.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import rusuban.core.settings.Settings;
import rusuban.core.settings.SettingsSection;
import rusuban.core.settings.SettingsSection.Kind;
import rusuban.json.Json;
import rusuban.settings.difference.SectionChanges.Headline;

/** Compares two documents section by section. */
final class DocumentComparison {
  private static final Wording HOURS = new Wording("営業時間", "The response hours");

  /** The sections that are messages alone, with their names and their messages. */
  private static final Map<SettingsSection, Wording> NOTICES =
      Map.of(
          SettingsSection.CLOSED_NOTICE,
          new Wording("休みのお知らせ", "The closed notice"),
          SettingsSection.BUSY_NOTICE,
          new Wording("混雑のお知らせ", "The busy notice"),
          SettingsSection.DEFAULT_REPLY,
          new Wording("ほかのメッセージへの返信", "The default reply"));

  private static final List<SettingsSection> MESSAGES =
      List.of(
          SettingsSection.GREETING,
          SettingsSection.CLOSED_NOTICE,
          SettingsSection.BUSY_NOTICE,
          SettingsSection.DEFAULT_REPLY);

  private final ComparedDocument before;
  private final ComparedDocument after;
  private final Tense tense;
  private final Set<SettingsSection> changed;

  DocumentComparison(ComparedDocument before, ComparedDocument after, Tense tense) {
    this.before = before;
    this.after = after;
    this.tense = tense;
    changed = before.sections().changedIn(after.sections());
  }

  /** Returns the changes, in the order of the console's menu. */
  List<SettingsChange> changes() {
    var changes = new ArrayList<SettingsChange>();
    for (var section : menu()) {
      if (!changed.contains(section)) continue;
      var told = new SectionChanges(section, tense);
      tell(section, told);
      changes.addAll(told.all());
    }
    return changes;
  }

  private List<SettingsSection> menu() {
    var menu = new LinkedHashSet<SettingsSection>();
    menu.add(SettingsSection.HOURS);
    menu.addAll(MESSAGES);
    menu.addAll(after.all(Kind.RULE));
    menu.addAll(before.all(Kind.RULE));
    menu.add(SettingsSection.RULE_ORDER);
    menu.addAll(after.all(Kind.FOLLOW_UP));
    menu.addAll(before.all(Kind.FOLLOW_UP));
    menu.add(SettingsSection.FOLLOW_UP_ORDER);
    menu.add(SettingsSection.POLICIES);
    return List.copyOf(menu);
  }

  private void tell(SettingsSection section, SectionChanges changes) {
    switch (section.kind()) {
      case HOURS -> {
        HoursDifference.tell(before.settings().hours(), after.settings().hours(), changes);
        notation(HOURS, changes);
      }
      case GREETING -> {
        greeting(before.settings().greeting(), after.settings().greeting(), changes);
        notation(new Wording("あいさつ", "The greeting"), changes);
      }
      case CLOSED_NOTICE -> notice(section, Settings::closedNotice, changes);
      case BUSY_NOTICE -> notice(section, Settings::busyNotice, changes);
      case DEFAULT_REPLY -> notice(section, Settings::defaultReply, changes);
      case RULE -> rule(section, changes);
      case RULE_ORDER ->
          OrderDifference.tell(
              new Wording("返信の順番", "The order of the replies"),
              RuleDifference.REPLY,
              before.ids(section),
              after.ids(section),
              names(Kind.RULE),
              changes);
      case FOLLOW_UP -> followUp(section, changes);
      case FOLLOW_UP_ORDER ->
          OrderDifference.tell(
              new Wording("お便りの並び", "The order of the follow-ups"),
              FollowUpDifference.FOLLOW_UP,
              before.ids(section),
              after.ids(section),
              names(Kind.FOLLOW_UP),
              changes);
      case POLICIES -> PolicyDifference.tell(policies(before), policies(after), changes);
    }
  }

  private static Json.Obj policies(ComparedDocument document) {
    return document.fields(SettingsSection.POLICIES).orElse(Json.Obj.EMPTY);
  }

  private Map<String, String> names(Kind kind) {
    var names = new HashMap<String, String>();
    for (var section : after.all(kind))
      after.fields(section).ifPresent(it -> names.put(section.id(), NamedDifference.name(it)));
    return names;
  }

  private static void greeting(
      Settings.Greeting before, Settings.Greeting after, SectionChanges changes) {
    greeting("はじめての方へ", "to a new friend", Settings.Greeting::newFriend, before, after, changes);
    greeting(
        "戻ってきた方へ",
        "to a returning friend",
        Settings.Greeting::returningFriend,
        before,
        after,
        changes);
    greeting("グループへ", "to a group", Settings.Greeting::group, before, after, changes);
  }

  private static void greeting(
      String ja,
      String en,
      Function<Settings.Greeting, List<Json>> messages,
      Settings.Greeting before,
      Settings.Greeting after,
      SectionChanges changes) {
    MessageWords.tell(
        new Wording(ja + "のあいさつ", "The greeting " + en),
        List.of(messages.apply(before)),
        List.of(messages.apply(after)),
        changes);
  }

  private void notice(
      SettingsSection section, Function<Settings, List<Json>> messages, SectionChanges changes) {
    var name = name(section);
    MessageWords.tell(
        name,
        List.of(messages.apply(before.settings())),
        List.of(messages.apply(after.settings())),
        changes);
    notation(name, changes);
  }

  private static Wording name(SettingsSection section) {
    return NOTICES.getOrDefault(section, new Wording("あいさつ", "The greeting"));
  }

  private void rule(SettingsSection section, SectionChanges changes) {
    var was = before.fields(section);
    var is = after.fields(section);
    if (was.isPresent() && is.isPresent())
      RuleDifference.tell(
          was.get(), is.get(), of(before.rules(), section), of(after.rules(), section), changes);
    else if (is.isPresent())
      RuleDifference.single(is.get(), of(after.rules(), section), true, changes);
    else if (was.isPresent())
      RuleDifference.single(was.get(), of(before.rules(), section), false, changes);
  }

  private void followUp(SettingsSection section, SectionChanges changes) {
    var was = before.fields(section);
    var is = after.fields(section);
    if (was.isPresent() && is.isPresent())
      FollowUpDifference.tell(
          was.get(),
          is.get(),
          of(before.followUps(), section),
          of(after.followUps(), section),
          changes);
    else if (is.isPresent())
      FollowUpDifference.single(is.get(), of(after.followUps(), section), true, changes);
    else if (was.isPresent())
      FollowUpDifference.single(was.get(), of(before.followUps(), section), false, changes);
  }

  private static <T> T of(Map<String, T> items, SettingsSection section) {
    var item = items.get(section.id());
    if (item == null) throw new IllegalArgumentException("the settings lack their " + section);
    return item;
  }

  /** Tells that only the owner's notes or the form of a value differ, if nothing else is told. */
  private static void notation(Wording what, SectionChanges changes) {
    if (changes.isEmpty())
      changes.add(
          Headline.changed(
              new Wording(
                  what.ja() + "の書き方か覚え書きだけ",
                  "Only the notation or the notes of " + inSentence(what).en())));
  }

  /** Returns the names of what is the same in both. */
  List<Wording> unchanged() {
    var unchanged = new ArrayList<Wording>();
    if (!changed.contains(SettingsSection.HOURS)) unchanged.add(inSentence(HOURS));
    for (var section : MESSAGES)
      if (!changed.contains(section) && after.sections().content(section).isPresent())
        unchanged.add(inSentence(name(section)));
    same(Kind.RULE, SettingsSection.RULE_ORDER, "の返信", "reply", "replies", unchanged);
    same(
        Kind.FOLLOW_UP,
        SettingsSection.FOLLOW_UP_ORDER,
        "のお便り",
        "follow-up",
        "follow-ups",
        unchanged);
    unchanged.addAll(PolicyDifference.unchanged(policies(before), policies(after)));
    return unchanged;
  }

  private void same(
      Kind kind, SettingsSection order, String ja, String one, String many, List<Wording> out) {
    long same = after.all(kind).stream().filter(section -> !changed.contains(section)).count();
    if (same == 0) return;
    boolean isAll =
        same == after.all(kind).size()
            && same == before.all(kind).size()
            && !changed.contains(order);
    var noun = same == 1 ? one : many;
    out.add(
        isAll
            ? new Wording(same + ja, same + " " + noun)
            : new Wording("ほか" + same + ja, same + " other " + noun));
  }

  /** Returns a name whose English begins with "The" for the middle of a sentence. */
  private static Wording inSentence(Wording name) {
    return new Wording(name.ja(), "t" + name.en().substring(1));
  }
}
